// Follows every link of the product as one signed-in person does, asking only (GET), and looks at each answer for what no page may have.
import { asItStands, attribute, formsOf, namesOf } from "./page_forms.js";

const LEFT_OUT = /^(https?:|mailto:|tel:|#|javascript:)/;
const WANTED = {
  "content-security-policy": /^default-src 'none';/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^no-referrer$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /./,
  "cache-control": /./,
};
const NEVER = [
  [/<script(?![^>]*\ssrc=)[^>]*>/i, "a script within the page"],
  [/<style[\s>]/i, "a stylesheet within the page"],
  [/<[^>]+\sstyle="/i, "a style within an element"],
  [/<[^>]+\son[a-z]+="/i, "an event handler within an element"],
  [/<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?\/\//i, "something from another site"],
  [/<!--/, "a comment"],
  [/sqlite|postgresql|stack trace|std::/i, "words of the machinery"],
];

/** The addresses that a page offers: its links, and its forms that only ask, as they stand. */
function offered(text) {
  const links = [...text.matchAll(/<a\b[^>]*>/g)].map(([tag]) => attribute(tag, "href"));
  const asked = formsOf(text).filter(({ method }) => method === "get").map((form) => `${form.action}?${new URLSearchParams(asItStands(form))}`);
  return [...links, ...asked].filter((address) => address && !LEFT_OUT.test(address)).map((address) => address.split("#")[0]);
}

/** The page's kind: its address without numbers and without what is asked for. */
export const kindOf = (address) => address.split("?")[0].replace(/\d+/g, "…") + (address.includes("?") ? `?${[...new URLSearchParams(address.split("?")[1]).keys()].sort().join("&")}` : "");

/** The form's kind: where it is sent, and which fields it has. */
export const formKindOf = (form) => `${kindOf(form.action)} ${[...new Set(namesOf(form).map((name) => name.replace(/\d+/g, "#")))].sort().join(",")}`;

/** What is wrong with one answer, in words. `never`: more that no page may hold, as NEVER has it. */
export function faultsOf({ status, headers, text }, never = []) {
  const faults = [];
  if (status >= 400) faults.push(`was answered with ${status}`);
  for (const [name, pattern] of Object.entries(WANTED)) if (!pattern.test(headers.get(name) ?? "")) faults.push(`has no proper ${name}`);
  for (const name of ["server", "x-powered-by", "access-control-allow-origin"]) if (headers.has(name)) faults.push(`has the header ${name}`);
  if ((headers.get("content-type") ?? "").startsWith("text/html")) for (const [pattern, what] of [...NEVER, ...never]) if (pattern.test(text)) faults.push(`holds ${what}: ${text.match(pattern)[0].slice(0, 80)}`);
  return faults;
}

/**
 * From the first page on: { asked, kinds, findings, forms }. Of each kind of page at most `each` are asked for. `forms` are those that send,
 * one of each kind, as formsOf reads them, each with its page; `asking` the addresses with parts, one of each kind.
 */
export async function crawl(url, cookie, { each = 3, atMost = 1_000, never = [] } = {}) {
  const waiting = ["/", "/help", "/accessibility", "/privacy", "/account", "/search", "/find"];
  const seen = new Set(waiting), kinds = new Map(), forms = new Map(), asking = new Map(), first = new Map();
  const findings = [];
  let asked = 0;
  while (waiting.length > 0 && asked < atMost) {
    const address = waiting.shift();
    const kind = kindOf(address);
    if ((kinds.get(kind) ?? 0) >= each) continue;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    ++asked;
    if (address.includes("?")) asking.set(kind, address);
    if (!first.has(kind)) first.set(kind, address);
    const answer = await fetch(url + address, { headers: { cookie }, redirect: "manual" });
    const text = await answer.text();
    const isNotForThisRole = seenAtFirst(address) && [403, 404].includes(answer.status);
    // Before a file that is not this person's to read, such as a brother's or sister's: the question why, or whom to ask.
    const isAskedWhy = answer.status === 403 && /name="reason"|Ask whoever holds the file/.test(text);
    if (!isNotForThisRole && !isAskedWhy) for (const fault of faultsOf({ status: answer.status, headers: answer.headers, text }, never)) findings.push(`${address} ${fault}`);
    const next = answer.status === 303 ? [answer.headers.get("location")] : (answer.headers.get("content-type") ?? "").startsWith("text/html") ? offered(text) : [];
    for (const found of next) if (found.startsWith("/") && !seen.has(found)) seen.add(found) && waiting.push(found);
    for (const form of formsOf(text).filter(({ method }) => method === "post")) if (!forms.has(formKindOf(form))) forms.set(formKindOf(form), { ...form, page: address });
  }
  return { asked, kinds: [...kinds.keys()].sort(), findings, forms: [...forms.values()], asking: [...asking.values()].map((address) => ({ address })), addresses: [...first.values()], seen };
}

/** Asked for without a link, so that a role may be refused. */
const seenAtFirst = (address) => ["/search", "/find"].includes(address);
