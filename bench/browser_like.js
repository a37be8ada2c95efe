// Just enough of a browser to use the pages: keeps the cookie, sends forms with their hidden fields, finds links.

export class BrowserLike {
  #url;
  #cookie = "";
  #hidden = {}; // of the form last read, by name; the CSRF token among them. Those of the page's header are of other forms

  constructor(url) {
    this.#url = url;
  }

  async #ask(path, options = {}) {
    const answer = await fetch(this.#url + path, { redirect: "manual", ...options, headers: { cookie: this.#cookie, ...options.headers } });
    for (const cookie of answer.headers.getSetCookie()) this.#cookie = cookie.split(";")[0];
    const text = await answer.text();
    if (answer.status >= 400) throw new Refused(`${options.method ?? "GET"} ${path.replace(/\d+/g, "…")} was answered with ${answer.status}`, answer.status, text);
    return { status: answer.status, text, location: answer.headers.get("location") ?? "" };
  }

  async get(path) {
    const { text } = await this.#ask(path);
    const inputs = [...text.slice(text.indexOf("<main")).matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => [attribute(input, "name"), attribute(input, "value")]);
    if (inputs.length > 0) this.#hidden = Object.fromEntries(inputs);
    return text;
  }

  /** What the form of the page last read sends when these fields are filled in. */
  filled(fields) {
    return new URLSearchParams({ ...this.#hidden, ...fields }).toString();
  }

  async post(path, fields) {
    return this.send(path, this.filled(fields));
  }

  /** A form with nothing hidden but its token, such as that of a search, whatever page was read last. */
  filledPlain(fields) {
    return new URLSearchParams({ csrf: this.#hidden.csrf, ...fields }).toString();
  }

  async postPlain(path, fields) {
    return this.send(path, this.filledPlain(fields));
  }

  /** Sends a form as it was filled in, as often as wanted. */
  async send(path, body) {
    return this.#ask(path, {
      method: "POST", body,
      headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    });
  }

  get cookie() {
    return this.#cookie;
  }

  async signIn({ name, password }) {
    await this.get("/sign-in");
    const { status } = await this.post("/sign-in", { user_name: name, password });
    if (status !== 303) throw new Error(`signing in was answered with ${status}`);
    await this.get("/find"); // for the token of the session
  }

  /** The children on the worker's first page: [{ path, name }]. */
  async children() {
    const home = await this.get("/");
    const links = [...home.matchAll(/<a\b[^>]*href="(\/children\/\d+)"[^>]*>([^<]+)<\/a>/g)].map(([, path, name]) => ({ path, name: name.trim() }));
    return [...new Map(links.map((link) => [link.path, link])).values()];
  }

  async linkTo(path, pattern) {
    const page = await this.get(path);
    return [...page.matchAll(/href="([^"]+)"/g)].map(([, target]) => target).find((target) => pattern.test(target));
  }
}

/** An answer that is no page: what it said is in text. */
export class Refused extends Error {
  constructor(message, status, text) {
    super(message);
    Object.assign(this, { status, text });
  }
}

function attribute(element, name) {
  return element.match(new RegExp(`${name}="([^"]*)"`))?.[1] ?? "";
}
