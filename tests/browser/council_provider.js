// The council's own provider of accounts, as far as tests need one: a real one (oidc-provider), and one that can be told to say what it should not.
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { chmodSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import Provider from "oidc-provider";

const CLIENT = { id: "firsthand", secret: "a secret that only these two know" };
const answerAt = (authority) => `${authority.url}/sign-in/council-account/answer`;

async function listening() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return { server, issuer: `http://localhost:${server.address().port}` };
}

const stop = (server) => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
};

function jwk(key, kid) {
  return { ...key.export({ format: "jwk" }), kid, use: "sig" };
}

/** The words of the command line that serve the authority with this provider. */
export function wordsFor(authority, provider, ...more) {
  const file = join(authority.folder, "client_secret");
  writeFileSync(file, `${CLIENT.secret}\n`);
  chmodSync(file, 0o600);
  return ["--oidc-issuer", provider.issuer, "--oidc-client-id", CLIENT.id, "--oidc-client-secret-file", file, ...more];
}

/** Everybody may sign in at it, with any password; a name is its own subject: { issuer, stop() }. */
export async function startProvider(authority) {
  const { server, issuer } = await listening();
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [answerAt(authority)], id_token_signed_response_alg: "ES256" }],
    jwks: { keys: [jwk(privateKey, "first")] },
    cookies: { keys: ["only for tests"] },
    claims: { openid: ["sub"], profile: ["preferred_username"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, name) => ({ accountId: name, claims: () => ({ sub: name, preferred_username: name }) }),
  });
  server.on("request", provider.callback());
  return { issuer, stop: () => stop(server) };
}

/** At once says who signed in, and lies as `lies` says: { issuer, lies, sendsBack, answer, keysAsked, newKey(), stop() }. */
export async function startLiar() {
  const { server, issuer } = await listening();
  const liar = { issuer, lies: {}, sendsBack: true, keysAsked: 0, stop: () => stop(server) };
  liar.newKey = (kid) => (liar.key = { kid, ...generateKeyPairSync("rsa", { modulusLength: 2048 }) });
  liar.newKey("first");
  let nonce = "";
  const answers = {
    "/.well-known/openid-configuration": () => ({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` }),
    "/keys": () => {
      liar.keysAsked += 1;
      return { keys: [jwk(liar.key.publicKey, liar.key.kid)] };
    },
    "/token": () => ({ access_token: "never used", token_type: "Bearer", id_token: token(liar, nonce) }),
  };
  server.on("request", (request, response) => {
    const asked = new URL(request.url, issuer);
    if (asked.pathname === "/authorize") {
      nonce = asked.searchParams.get("nonce");
      liar.answer = `${asked.searchParams.get("redirect_uri")}?code=once&state=${asked.searchParams.get("state")}`;
      return liar.sendsBack ? response.writeHead(303, { location: liar.answer }).end() : response.end("Wait here.");
    }
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers[asked.pathname]?.() ?? {}));
  });
  return liar;
}

function token({ issuer, key, lies }, nonce) {
  const now = Math.floor(Date.now() / 1_000);
  const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iss: issuer, sub: "liar", aud: CLIENT.id, exp: now + 300, iat: now, auth_time: now, nonce, amr: ["pwd", "mfa"], ...lies.claims };
  const head = { alg: "RS256", kid: key.kid, ...lies.head };
  const words = `${encoded(head)}.${encoded(claims)}`;
  if (head.alg === "none") return `${words}.`;
  if (head.alg === "HS256") return `${words}.${createHmac("sha256", CLIENT.secret).update(words).digest("base64url")}`;
  return `${words}.${sign("sha256", Buffer.from(words), (lies.key ?? key).privateKey).toString("base64url")}`;
}

export const anotherKey = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
