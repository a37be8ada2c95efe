// A signed-in browser in the hands of who attacks: asks and sends, signs in again when that ended the session, and keeps what came of it.
import { attribute } from "../../tests/browser/page_forms.js";
import { BrowserLike } from "../browser_like.js";
import { faultsOf } from "./injections.js";

const ASKS_TO_SIGN_IN = /<form[^>]*action="\/(sign-in|unlock|confirmation)"/;
const RETRIES = 2; // of what was slow: this machine does other things too

export class Attacker {
  sent = 0;
  findings = new Set();
  cameTo = new Set(); // the addresses that took what was sent from somebody signed in
  #url;
  #user;
  #later;
  #cookie = "";

  /** `later()` moves the clock on until failed attempts are forgotten, for when the attack has shut its own attacker out. */
  constructor(url, user, later) {
    this.#url = url;
    this.#user = user;
    this.#later = later;
  }

  get cookie() {
    return this.#cookie;
  }

  /** Anew, by name and password. */
  async signIn() {
    this.#cookie = (await this.#signedIn().catch(() => (this.#later(), this.#signedIn()))).cookie;
  }

  async #signedIn() {
    const browser = new BrowserLike(this.#url);
    await browser.signIn(this.#user).catch((error) => {
      if (error.status !== 403) throw error; // signed in, and then refused a page that is not for this role
    });
    return browser;
  }

  /** { status, headers, text, took }; body is [[name, value]] of a form, or text of another type. */
  async ask(address, body, type = "application/x-www-form-urlencoded") {
    ++this.sent;
    const form = body === undefined ? {} : { method: "POST", body: typeof body === "string" ? body : String(new URLSearchParams(body)), headers: { "content-type": type } };
    const began = performance.now();
    const answer = await fetch(this.#url + address, { redirect: "manual", ...form, headers: { cookie: this.#cookie, "sec-fetch-site": "same-origin", ...form.headers } });
    const text = await answer.text();
    for (const set of answer.headers.getSetCookie()) this.#cookie = set.split(";")[0];
    return { status: answer.status, headers: answer.headers, text, took: performance.now() - began };
  }

  /** The page, after signing in again where the session has ended or is locked. */
  async page(address) {
    const answer = await this.ask(address);
    if (!ASKS_TO_SIGN_IN.test(answer.text)) return answer;
    await this.signIn();
    return this.ask(address);
  }

  /** A token for forms, good for as long as the session. */
  async token() {
    const { text } = await this.page("/help");
    return [...text.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => attribute(tag, "name") === "csrf").map((tag) => attribute(tag, "value"))[0] ?? "";
  }

  /** Sends, looks at the answer and where it leads, and keeps the faults, each told as `what`. */
  async attack(what, address, body, type) {
    let answer = await this.ask(address, body, type), faults = faultsOf(answer);
    for (let retry = 0; retry < RETRIES && faults.some((fault) => fault.startsWith("took")); ++retry) faults = faultsOf((answer = await this.ask(address, body, type)));
    if (body !== undefined && !ASKS_TO_SIGN_IN.test(answer.text)) this.cameTo.add(address);
    if (answer.status === 303 && /^\/(?!\/)/.test(answer.headers.get("location"))) {
      const next = await this.ask(answer.headers.get("location"));
      faults.push(...faultsOf(next).map((fault) => `led to an answer that ${fault}`));
    }
    for (const fault of faults) this.findings.add(`${what} ${fault}`);
    return answer;
  }
}
