// Requests as the wire carries them, so that a load generator can send them: { method, path, headers, body }.
import { callOf } from "../page_requests.js";

const asBrowser = ({ cookie }) => ({ cookie, "accept-encoding": "gzip, deflate, br", accept: "text/html", "sec-fetch-site": "same-origin" });
const get = (browser, path) => ({ method: "GET", path, headers: asBrowser(browser), body: "" });
const post = (browser, path, fields) => sent(browser, path, browser.filled(fields));
const postPlain = (browser, path, fields) => sent(browser, path, browser.filledPlain(fields));
const sent = (browser, path, body) => ({ method: "POST", path, headers: { ...asBrowser(browser), "content-type": "application/x-www-form-urlencoded", "content-length": String(Buffer.byteLength(body)) }, body });

/** The pages that workers read most, and what they save, each for a child at hand; `waits` of a page is P1's share of it. */
export const KINDS = {
  "Home of a worker": { share: 8, of: ({ browser }) => get(browser, "/") },
  "Find a child by name": { share: 8, of: ({ browser, name }) => postPlain(browser, "/find", { words: name }) },
  "Child’s front page": { share: 26, of: ({ browser, path }) => get(browser, path) },
  "File": { share: 20, of: ({ browser, path }) => get(browser, `${path}/file`) },
  "Chronology": { share: 14, of: ({ browser, path }) => get(browser, `${path}/chronology`) },
  "Search in a child’s file": { share: 8, of: ({ browser, path }, number) => postPlain(browser, `${path}/search`, { words: WORDS[number % WORDS.length] }) },
  "Search in all I may see": { share: 4, of: ({ browser }, number) => postPlain(browser, "/search", { words: WORDS[number % WORDS.length] }) },
  "Record form": { share: 6, of: ({ browser, path }) => get(browser, `${path}/record/telephone_call`) },
  // No draft is named, so each is an entry of its own.
  "Saving an entry": { share: 6, of: ({ browser, path }, number) => post(browser, `${path}/record/telephone_call`, { ...callOf(`Call ${number} about the week at school.`), draft: "" }) },
};
/** Common and rare ones, one and several. */
export const WORDS = ["school mum", "school", "bruise", "health visitor", "nan", "football", "police call", "bedroom", "risk", "grandmother said"];

export const requestsOf = (kind, children, count) => Array.from({ length: count }, (_, i) => KINDS[kind].of(children[i % children.length], i));

/** So many requests as a working day brings them, in an order that is always the same. */
export function mixOf(children, count) {
  const deck = Object.entries(KINDS).flatMap(([kind, { share }]) => Array.from({ length: share }, () => kind));
  return Array.from({ length: count }, (_, i) => KINDS[deck[(i * 37) % deck.length]].of(children[(i * 7) % children.length], i));
}
