// The one table: each target with its figure, and beside it the limit measured in the same run.
import { shown } from "../figures.js";

export class Report {
  rows = [];
  failed = [];

  atMost(target, what, figure, wanted, { limit, of } = {}) {
    this.#add(target, what, figure, `≤ ${shown(wanted)}`, figure <= wanted, limit, of);
  }

  atLeast(target, what, figure, wanted, { limit, of } = {}) {
    this.#add(target, what, figure, `≥ ${shown(wanted)}`, figure >= wanted, limit, of);
  }

  #add(target, what, figure, wanted, isMet, limit, of) {
    this.rows.push({ target, what, figure, wanted, "limit in the same run": limit === undefined ? "" : `${shown(limit)} (${of})`, "": isMet ? "met" : "SHORT" });
    console.log(`         ${target}: ${what}: ${shown(figure)} (${wanted}) ${limit === undefined ? "" : `limit ${shown(limit)} (${of})`}`);
    if (!isMet) this.failed.push(`${what} (${shown(figure)})`);
  }
}
