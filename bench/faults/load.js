// Simulated workers who record telephone calls and open pages, and remember what was acknowledged: every entry with its words, every
// page that was shown. What got no answer is remembered too, to be sent again as it was.
import { BrowserLike, Refused } from "../browser_like.js";
import { callOf } from "../page_requests.js";

/** Numbers below a limit, the same for a seed each time (Park and Miller). */
export function randomFrom(seed) {
  let state = (seed * 2_654_435_761) % 2_147_483_646 + 1;
  for (let i = 0; i < 5; i += 1) state = (state * 48_271) % 2_147_483_647;
  return (limit) => (state = (state * 48_271) % 2_147_483_647) % limit;
}

export const readingOf = (path, user) => {
  const [, child, rest = ""] = path.match(/^\/children\/(\d+)\/?(\w*)/);
  return `opened ${child} ${user} ${rest || "front_page"} 0`;
};

export class Load {
  saved = []; // acknowledged: { address, words, worker, path, body }
  unanswered = []; // { words, worker, path, body }
  readings = new Map(); // a line of the digest to how often it was shown
  refusals = []; // { status, text, words } of answers of 500 and more
  workers = [];
  #number = 0;

  constructor(authority, seed) {
    Object.assign(this, { authority, random: randomFrom(seed), seed });
  }

  async signIn(count = 4) {
    for (const user of this.authority.users("practitioner")) {
      const browser = new BrowserLike(this.authority.url);
      await browser.signIn(user);
      const children = await browser.children();
      if (children.length > 0) this.workers.push({ browser, user: user.name, children });
      if (this.workers.length === count) return;
    }
  }

  /** All workers at once until stop() or, for each, the first answer that did not come. */
  async run() {
    this.stopping = false;
    await Promise.all(this.workers.map((worker) => this.#work(worker)));
  }

  stop() {
    this.stopping = true;
  }

  async #work(worker) {
    try {
      while (!this.stopping) await this.oneCall(worker);
    } catch (error) {
      if (error instanceof Refused) throw error;
      if (!(error instanceof TypeError)) throw error; // fetch's own way to say that no answer came
    }
  }

  /** Reads a page of the child, fills in the form of a call, sends it. */
  async oneCall(worker) {
    const child = worker.children[this.random(worker.children.length)];
    const pages = [child.path, `${child.path}/file`, `${child.path}/chronology`];
    await this.read(worker, pages[this.random(pages.length)]);
    const call = await this.filledCall(worker, child);
    if (call) await this.send(call);
  }

  /** A call with its form filled in and not yet sent; nothing where the form was refused. */
  async filledCall(worker, child = worker.children[this.random(worker.children.length)]) {
    const path = `${child.path}/record/telephone_call`;
    if ((await this.read(worker, path)) === null) return null;
    const words = `Call ${this.seed}-${(this.#number += 1)} of ${worker.user} about the week.`;
    return { words, worker, path, body: worker.browser.filled(callOf(words)) };
  }

  /** The page, or nothing where it was refused with a clear word. */
  async read(worker, path) {
    try {
      const page = await worker.browser.get(path);
      if (!page.includes("app-identity")) return null; // another page in its place: nothing of the child was shown
      const reading = readingOf(path, worker.user);
      this.readings.set(reading, (this.readings.get(reading) ?? 0) + 1);
      return page;
    } catch (error) {
      return this.#refused(error, "");
    }
  }

  async send(call) {
    this.unanswered.push(call); // until the answer is here
    try {
      const { status, location, text } = await call.worker.browser.send(call.path, call.body);
      const address = location.match(/^\/entries\/\d+/)?.[0];
      if (status !== 303 || !address) throw new Error(`a call was not taken: ${status} ${location.replace(/\d+/g, "…")} ${text.match(/<title>([^<]*)/)?.[1] ?? ""}`);
      this.unanswered.splice(this.unanswered.indexOf(call), 1);
      if (!call.is_repeated) this.saved.push({ ...call, address });
      return address;
    } catch (error) {
      return this.#refused(error, call.words);
    }
  }

  #refused(error, words) {
    if (!(error instanceof Refused) || error.status < 500) throw error;
    this.refusals.push({ status: error.status, text: error.text, words });
    return null;
  }
}
