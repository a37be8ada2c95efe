// Whether the time of an answer tells that a name exists (ASVS 6.3.8): wrong passwords for names that do and names that do not, turn by
// turn, through the server, its lock-outs as they always are. No name fails more than five times, and the address less than a hundred,
// before the clock goes on by two days, after which failures are forgotten.
import { median, percentile } from "../figures.js";

export const TRIES = 1_000; // of each
const NAMES = 10;
const A_DAY = 40; // of each; forty for an unknown and forty for a known name stay below what makes an address wait
const MOST_APART = 5; // milliseconds

async function tried(url, name) {
  const began = performance.now();
  const answer = await fetch(`${url}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ user_name: name, password: "a long password that is nobody's" }),
    headers: { "sec-fetch-site": "same-origin" },
    redirect: "manual",
  });
  const text = await answer.text();
  const took = performance.now() - began;
  // What was typed comes back, and each page has a nonce of its own.
  return { took, said: `${answer.status} ${text.replaceAll(name, "NAME").replace(/nonce="[^"]*"/, "")}` };
}

/** { known, unknown, apart, findings }: medians in milliseconds. setDay sets the program's clock, so many days on. */
export async function signInTimes(url, users, setDay) {
  const known = users.slice(0, NAMES).map(({ name }) => name);
  const unknown = known.map((name) => [...name].reverse().join("").replaceAll(".", "x"));
  const times = { known: [], unknown: [] };
  const answers = new Set();
  for (let number = 0; number < TRIES; ++number) {
    if (number % A_DAY === 0) setDay((2 * number) / A_DAY);
    const turn = [["known", known], ["unknown", unknown]];
    if (number % 2 === 1) turn.reverse();
    for (const [which, names] of turn) {
      const { took, said } = await tried(url, names[number % NAMES]);
      times[which].push(took);
      answers.add(said);
    }
  }
  const apart = Math.abs(median(times.known) - median(times.unknown));
  const findings = [];
  if (apart >= MOST_APART) findings.push(`the median answers to known and unknown names lie ${apart.toFixed(2)} ms apart`);
  if (answers.size !== 1) findings.push(`known and unknown names were answered in ${answers.size} different ways`);
  const figures = (all) => ({ median: median(all), "95 of 100 within": percentile(all, 0.95) });
  return { known: figures(times.known), unknown: figures(times.unknown), apart, findings };
}
