// A phone with a finger print reader, as far as tests need one: Chromium's own, which answers every question as if its owner were there.
import { expect } from "@playwright/test";

/** Whoever uses this page holds it; another page's is another one. */
export async function holdDevice(page, transport = "internal") {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", { options });
  return new Device(client, authenticatorId);
}

class Device {
  constructor(client, authenticatorId) {
    this.client = client;
    this.authenticatorId = authenticatorId;
  }

  #send(what, more = {}) {
    return this.client.send(`WebAuthn.${what}`, { authenticatorId: this.authenticatorId, ...more });
  }

  /** What it holds; the secret keys too, as only a device of a test gives them. */
  async passkeys() {
    return (await this.#send("getCredentials")).credentials;
  }

  /** As if made from a copy of it. */
  async put(credential) {
    await this.#send("clearCredentials");
    await this.#send("addCredential", { credential });
  }

  /** Whether it knows its owner from now on. */
  knowsOwner(isUserVerified) {
    return this.#send("setUserVerified", { isUserVerified });
  }

  putAway() {
    return this.#send("removeVirtualAuthenticator");
  }
}

/** On any page that sets one up. */
export async function setUpPasskey(page, name) {
  await page.getByLabel("Name of this passkey").fill(name);
  await page.getByRole("button", { name: "Set up this passkey" }).click();
}

export const usePasskey = (page) => page.getByRole("button", { name: "Use your passkey" }).click();
