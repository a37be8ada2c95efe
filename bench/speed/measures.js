// The measurements, each by itself: what script/bench speed puts together.
import { argon2Sync, randomBytes } from "node:crypto";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { BrowserLike } from "../browser_like.js";
import { median, percentile } from "../figures.js";
import { pageTitled } from "../page_requests.js";
import { build, kept, Served } from "../served.js";
import { closedLoop } from "./closed_loop.js";
import { limitOf, withBareServer } from "./limits.js";
import { paced } from "./paced.js";
import { mixOf, requestsOf, WORDS } from "./requests.js";
import { SlowClients } from "./slow_clients.js";

export const portOf = (served) => Number(new URL(served.url).port);
const milliseconds = (lines) => lines.map(({ microseconds }) => microseconds / 1000);

/** Milliseconds to the first answer, of so many starts; the last one goes on: { starts, served }. */
export async function starts(name, secure, times = 3) {
  const taken = [];
  let served;
  for (let i = 0; i < times; ++i) {
    await served?.stop();
    served = await Served.start(name, { tls: secure });
    taken.push(served.secondsToFirstAnswer * 1000);
  }
  return { starts: taken, served };
}

/** What people see, and beside it what the server says of itself. */
export async function mixAt(served, children, rate, seconds) {
  await served.answered();
  const seen = await paced(portOf(served), mixOf(children, rate * seconds), rate);
  const lines = await served.answered(), own = milliseconds(lines);
  const saves = milliseconds(lines.filter(({ method, route }) => method === "POST" && route.includes("/record/")));
  return { ...seen, own: { p50: percentile(own, 0.5), p95: percentile(own, 0.95), p99: percentile(own, 0.99) }, saves: percentile(saves, 0.95) };
}

/** The same pace at a server that only sends the bytes of the front page. */
export const bytesAt = (rate, seconds, secure) =>
  withBareServer("Child’s front page", secure, false, (port) => paced(port, Array.from({ length: rate * seconds }, () => ({ method: "GET", path: "/", headers: {}, body: "" })), rate));

const middle = (rounds) => ({ rate: median(rounds.map(({ rate }) => rate)), p95: median(rounds.map(({ p95 }) => p95)), errors: Math.max(...rounds.map(({ errors }) => errors)), bytes: rounds[0].bytes });

/** As many as go, the program and its limit by turns, so that a busy machine burdens both: { program, limit, ratio }. */
export async function againstLimit(served, children, kind, secure, { rounds = 3, seconds = 3, connections = 16 } = {}) {
  const requests = requestsOf(kind, children, 400), how = { seconds, connections }, own = [], bare = [];
  for (let round = 0; round < rounds; ++round) {
    own.push(await closedLoop(portOf(served), requests, how));
    bare.push(await limitOf(kind, secure, true, how));
  }
  const program = middle(own), limit = middle(bare);
  if (program.errors + limit.errors > 0) throw new Error(`${kind}: ${program.errors} answers of the program and ${limit.errors} of the limit were refusals: that is no page`);
  return { kind, program, limit, ratio: median(own.map(({ rate }, i) => rate / bare[i].rate)) };
}

/**
 * The server's own milliseconds of a page at two sizes, by turns: { page, small, large, ratio }. Each child's page is asked for once before,
 * so that history is compared and not what the machine happens to hold in memory of a large file.
 */
export async function atTwoSizes(title, small, large, rounds = 5, requests = 40) {
  const page = pageTitled(title), times = [[], []];
  for (const { children } of [small, large]) for (const [i, child] of children.slice(0, rounds * requests).entries()) await page.ask(child, i);
  for (let round = 0; round < rounds; ++round)
    for (const [which, { served, children }] of [small, large].entries()) {
      await served.answered();
      for (let i = 0; i < requests; ++i) await page.ask(children[(round * requests + i) % children.length], i);
      times[which].push(median(await served.times(page.method, page.route)));
    }
  const [one, other] = times.map(median);
  return { page: title, small: one, large: other, ratio: median(times[1].map((time, i) => time / times[0][i])) };
}

export function eventsTaken(name, writers, seconds) {
  const { status, stdout, stderr } = spawnSync(join(build, "ledger_ingest"), [join(kept, name), join(kept, `${name}.key`), String(writers), String(seconds)], { encoding: "utf8" });
  if (status !== 0) throw new Error(`ledger_ingest ended with ${status}: ${stderr}`);
  return JSON.parse(stdout).rate;
}

/** The server's own p95 and longest of searches, in a child's file or in all that the worker may see. */
export async function searches(served, children, isInChild, times = 150) {
  await served.answered();
  for (let i = 0; i < times; ++i) {
    const { browser, path } = children[i % children.length];
    await browser.postPlain(isInChild ? `${path}/search` : "/search", { words: WORDS[i % WORDS.length] });
  }
  const taken = milliseconds((await served.answered()).filter(({ method, route }) => method === "POST" && route.endsWith("/search")));
  return { p95: percentile(taken, 0.95), most: Math.max(...taken) };
}

/** People who sign in, so many a second, each with a browser of their own that has the form already. */
export async function signIns(served, rate, seconds) {
  const users = served.users("practitioner"), requests = [];
  for (let i = 0; i < rate * seconds; ++i) {
    const browser = new BrowserLike(served.url), { name, password } = users[i % users.length];
    await browser.get("/sign-in");
    const body = browser.filled({ user_name: name, password });
    requests.push({ method: "POST", path: "/sign-in", body, headers: { cookie: browser.cookie, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded", "content-length": String(Buffer.byteLength(body)) } });
  }
  return paced(portOf(served), requests, rate);
}

/** One password's hash with the program's own cost (src/staff/passwords.cpp), and nothing else. */
export function hashAlone(times = 20) {
  const taken = [];
  for (let i = 0; i < times; ++i) {
    const began = performance.now();
    argon2Sync("argon2id", { message: "marlbridge training", nonce: randomBytes(16), parallelism: 1, tagLength: 32, memory: 19456, passes: 2 });
    taken.push(performance.now() - began);
  }
  return percentile(taken, 0.95);
}

/** p95 at that rate without and with slow clients, by turns: { without, with, ratio }. */
export async function besideSlowClients(served, children, { rate = 50, seconds = 8, rounds = 3, count = 1_000 } = {}) {
  const measured = { without: [], with: [] };
  for (let round = 0; round < rounds; ++round) {
    measured.without.push((await mixAt(served, children, rate, seconds)).p95);
    const slow = await SlowClients.come(portOf(served), count);
    await wait(500);
    measured.with.push((await mixAt(served, children, rate, seconds)).p95);
    slow.leave();
    await wait(500);
  }
  return { without: median(measured.without), with: median(measured.with), ratio: median(measured.with.map((p95, i) => p95 / measured.without[i])) };
}
