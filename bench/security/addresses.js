// What can be put into addresses: the parts that are asked with, and the places in paths; and forms that no page showed, by the names that the
// program says they take.
import { kindOf } from "../../tests/browser/crawl.js";
import { injections } from "./injections.js";

/** "/children/42/file?page=2" → with each number in the path, and each part, another in turn: [[what, make]]. */
function placesIn(address) {
  const [path, query] = address.split("?"), segments = path.split("/");
  const places = segments.flatMap((segment, at) => (/^\d+$/.test(segment) ? [[`the place ${at}`, (words) => [...segments.slice(0, at), encodeURIComponent(words), ...segments.slice(at + 1)].join("/") + (query ? `?${query}` : "")]] : []));
  const parts = [...new URLSearchParams(query ?? "")].map(([name]) => [name, (words) => `${path}?${new URLSearchParams([...new URLSearchParams(query)].map(([one, was]) => [one, one === name ? words : was]))}`]);
  return [...places, ...parts];
}

/** Asks for one address of each kind that `done` has not; answers how many places were attacked. */
export async function attackAddresses(attacker, addresses, done, until) {
  let places = 0;
  for (const address of addresses) {
    if (done.has(kindOf(address)) || Date.now() > until) continue;
    done.add(kindOf(address));
    for (const [name, make] of placesIn(address)) {
      ++places;
      await Promise.all(injections().map(({ what, words }) => attacker.attack(`${kindOf(address)}, ${name}, ${what}:`, make(words.slice(0, 2_000)))));
    }
  }
  return places;
}

export const expressionOf = (pattern) => new RegExp(`^${pattern.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

/** What the addresses that were seen have in the places of patterns: { child: "42", … }. */
export function placesSeen(routes, addresses) {
  const seen = {};
  for (const address of addresses)
    for (const { pattern } of routes) Object.assign(seen, { ...(address.split("?")[0].match(expressionOf(pattern))?.groups ?? {}), ...seen });
  return seen;
}

/** Sends what the program says a route takes, each field attacked in turn, without a page that shows the form. */
export async function attackRoute(attacker, { pattern, fields }, seen) {
  const address = pattern.replace(/\{(\w+)\}/g, (_, place) => seen[place] ?? "1");
  if (fields.length === 0) {
    for (const { what, words } of injections()) await attacker.attack(`${pattern}, ${what}:`, address, JSON.stringify({ "csp-report": { "effective-directive": words, "document-uri": words } }), "application/csp-report");
    return;
  }
  const names = fields.filter((name) => name !== "csrf").map((name) => name.replaceAll("#", "1")), token = await attacker.token();
  const rest = names.map((name) => [name, "1"]);
  for (const name of names) {
    const attacked = injections().map(({ what, words }) => attacker.attack(`${pattern}, ${name}, ${what}:`, address, [...rest.map(([one, was]) => [one, one === name ? words : was]), ["csrf", token]]));
    if ((await Promise.all(attacked)).every(({ status }) => status === 403)) return; // not for this role
  }
}
