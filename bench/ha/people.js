// Workers who go on through a fault, and one who only reads: what each saw, and when.
import { setTimeout as wait } from "node:timers/promises";
import { BrowserLike, Refused } from "../browser_like.js";
import { Load } from "../faults/load.js";

const BETWEEN_CALLS = 60, AFTER_REFUSAL = 200, BETWEEN_LOOKS = 250; // milliseconds
const BANNER = "Changes cannot be saved just now.";
const PAGES = ["/", "/find", "/help"]; // that open no person's record

/** Four workers who record and open pages without pause; a refusal makes each wait a moment, as a person would. */
export class Workers extends Load {
  acknowledged = []; // { begun, at } of each entry

  async send(call) {
    const begun = Date.now();
    const address = await super.send(call);
    if (address && !call.is_repeated) this.acknowledged.push({ begun, at: Date.now() });
    return address;
  }

  begin() {
    this.stopping = false;
    this.going = Promise.all(this.workers.map((worker) => this.#goOn(worker)));
  }

  async end() {
    this.stopping = true;
    await this.going;
  }

  async #goOn(worker) {
    while (!this.stopping) {
      const refused = this.refusals.length;
      await this.oneCall(worker).catch((error) => {
        if (error instanceof Refused || !(error instanceof TypeError)) throw error; // fetch's own way to say that no answer came
      });
      await wait(this.refusals.length > refused ? AFTER_REFUSAL : BETWEEN_CALLS);
    }
  }

  /** When the first entry was acknowledged of those sent since then; undefined while there is none. */
  savedSince(moment) {
    return this.acknowledged.find(({ begun }) => begun >= moment)?.at;
  }
}

/** Looks at pages that open no record, one after the other's time, whether that was answered or not. */
export class Reader {
  looks = []; // { begun, ended, is_served, has_banner }

  async signIn(service) {
    this.url = service.url;
    const browser = new BrowserLike(service.url);
    await browser.signIn(service.users("practitioner").at(-1));
    this.cookie = browser.cookie;
    this.timer = setInterval(() => void this.#look(PAGES[this.looks.length % PAGES.length]), BETWEEN_LOOKS);
  }

  end() {
    clearInterval(this.timer);
  }

  async #look(path) {
    const look = { begun: Date.now(), is_served: false, has_banner: false };
    this.looks.push(look);
    try {
      const answer = await fetch(this.url + path, { headers: { cookie: this.cookie }, redirect: "manual", signal: AbortSignal.timeout(20_000) });
      const text = await answer.text();
      Object.assign(look, { is_served: answer.status === 200, has_banner: text.includes(BANNER) });
    } catch {
      look.is_served = false;
    }
    look.ended = Date.now();
  }

  /** Of what was asked for between two moments: how much was served, how much was not, the longest wait, and when the banner came. */
  between(from, to) {
    const looks = this.looks.filter(({ begun, ended }) => begun >= from && begun < to && ended);
    const banner = looks.filter(({ has_banner }) => has_banner).map(({ ended }) => ended - from);
    return {
      served: looks.filter(({ is_served }) => is_served).length, refused: looks.filter(({ is_served }) => !is_served).length,
      longest: Math.max(0, ...looks.map(({ begun, ended }) => ended - begun)), banner: banner.length > 0 ? Math.min(...banner) : undefined,
    };
  }
}
