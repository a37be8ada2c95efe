// Asks the browser for a passkey, where a form wants one, and sends what it answers.
//
//   <form method="post" data-passkey="get" data-challenge="…" data-credentials="id id" hidden> hidden fields: credential, client_data,
//     authenticator_data, signature; a button; <p data-passkey-problem role="alert" hidden></p> </form>
//   <form method="post" data-passkey="create" data-challenge data-credentials data-authority data-user data-user-name data-display-name
//     hidden> hidden fields: client_data, authenticator_data; … </form>
//   <p data-passkey-advice>what to say where the browser has no passkeys</p>
//
// Bytes are in base 64 for addresses everywhere. The server gives the challenge and checks the answer; nothing is kept here.
const ANSWER_WITHIN = 5 * 60 * 1_000;
const ALGORITHMS = [-7, -8, -257]; // ES256, EdDSA, RS256

export function startPasskeys(page) {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const advice of page.querySelectorAll("[data-passkey-advice]")) advice.hidden = true;
  for (const form of page.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      if (form.elements.namedItem("client_data").value) return; // answered: on it goes
      event.preventDefault();
      ask(form);
    });
    // Whoever comes back by the Back button answers anew.
    window.addEventListener("pageshow", () => (form.elements.namedItem("client_data").value = ""));
  }
}

async function ask(form) {
  if (form.dataset.asking) return;
  form.dataset.asking = "yes";
  tell(form, "");
  try {
    await ASKED_BY[form.dataset.passkey](form);
    form.requestSubmit();
  } catch (error) {
    tell(form, error.name === "InvalidStateError" ? "This passkey is set up already." : "The passkey was not used. Try again.");
  } finally {
    delete form.dataset.asking;
  }
}

const ASKED_BY = { get: useOne, create: makeOne };

async function useOne(form) {
  const made = await navigator.credentials.get({
    publicKey: { challenge: bytes(form.dataset.challenge), allowCredentials: credentials(form), userVerification: "required", timeout: ANSWER_WITHIN },
  });
  fill(form, { credential: made.id, authenticator_data: made.response.authenticatorData, signature: made.response.signature, client_data: made.response.clientDataJSON });
}

async function makeOne(form) {
  const { challenge, authority, user, userName, displayName } = form.dataset;
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(challenge),
      rp: { name: authority },
      user: { id: bytes(user), name: userName, displayName },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: credentials(form),
      authenticatorSelection: { userVerification: "required", residentKey: "discouraged" },
      attestation: "none",
      timeout: ANSWER_WITHIN,
    },
  });
  fill(form, { authenticator_data: made.response.getAuthenticatorData(), client_data: made.response.clientDataJSON });
}

function credentials(form) {
  return form.dataset.credentials.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) }));
}

function fill(form, answer) {
  for (const [name, value] of Object.entries(answer)) form.elements.namedItem(name).value = typeof value === "string" ? value : text(value);
}

function tell(form, words) {
  const problem = form.querySelector("[data-passkey-problem]");
  problem.textContent = words;
  problem.hidden = !words;
}

function bytes(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
