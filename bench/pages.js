// Measures pages, imports and the demo of the built program; script/bench says how to call it. Requests come one after another:
// the figures are the server's own time for a request, as its access log tells it, from the last byte read to the first written.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { BrowserLike } from "./browser_like.js";
import { censusOf, notesOf } from "./inputs.js";

const root = new URL("..", import.meta.url).pathname;
const program = process.env.FIRSTHAND_PROGRAM ?? join(root, "build/release/firsthand");
const careTest = join(root, "build/release/care_test");
const kept = process.env.FIRSTHAND_BENCH ?? join(root, "build/bench");
const STORY_ENDS = "2026-11-23";
const [ROUNDS, REQUESTS, WORKERS] = [3, 200, 5];
const [IMPORTED_CHILDREN, IMPORTED_NOTES] = [2_000, 20_000];

const seconds = (began) => (performance.now() - began) / 1000;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const percentile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const place = (name) => ["--at", join(kept, name), "--key-file", join(kept, `${name}.key`)];

function run(...words) {
  const done = spawnSync(program, words, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`firsthand ${words.join(" ")} ended with ${done.status}: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** Makes the authority unless an earlier run made it: { name, children, entries, seconds }. */
function authorityOf(children) {
  const name = `authority_${children}`;
  const notes = join(kept, `${name}.json`);
  if (existsSync(notes)) return JSON.parse(readFileSync(notes, "utf8"));
  rmSync(join(kept, name), { recursive: true, force: true });
  console.log(`making an authority of ${children} children …`);
  const began = performance.now();
  const said = run("demo", ...place(name), "--children", String(children), "--seed", "1", "--today", STORY_ENDS);
  const made = { name, children, entries: Number(said.match(/([\d,]+) entries/)[1].replaceAll(",", "")), seconds: seconds(began) };
  writeFileSync(notes, JSON.stringify(made));
  return made;
}

/** The program serving an authority, with what it says. */
class Served {
  static async start(name) {
    const served = new Served();
    const clock = join(kept, "clock");
    writeFileSync(clock, `${STORY_ENDS}T10:00:00Z\n`);
    const began = performance.now();
    served.program = spawn(program, ["serve", ...place(name), "--port", "0", "--clock-file", clock, "--access-log", "-"]);
    served.ended = new Promise((resolve) => served.program.on("close", resolve));
    process.on("exit", () => served.program.kill()); // when a page fails
    served.said = "";
    served.log = "";
    served.program.stdout.on("data", (bytes) => (served.said += bytes));
    served.program.stderr.on("data", (bytes) => (served.log += bytes));
    while (!(served.url = served.said.match(/serving on (http:\S+)/)?.[1])) {
      if (served.program.exitCode !== null) throw new Error(`the program ended: ${served.log}`);
      await wait(2);
    }
    await fetch(`${served.url}/healthz`);
    served.secondsToFirstAnswer = seconds(began);
    return served;
  }

  megabytes(which) {
    return Number(readFileSync(`/proc/${this.program.pid}/status`, "utf8").match(new RegExp(`${which}:\\s+(\\d+)`))[1]) / 1024;
  }

  /** Milliseconds of the requests to that route since the last call. */
  async times(method, route) {
    await wait(150);
    const lines = this.log.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
    this.log = "";
    return lines.filter((line) => line.method === method && line.route === route && line.status < 400).map((line) => line.microseconds / 1000);
  }

  users(role) {
    const found = [...this.said.matchAll(new RegExp(`^ {2}(\\S+) {2,}${role} {2,}(\\S.*)$`, "gm"))];
    return found.map(([, name, password]) => ({ name, password }));
  }

  async stop() {
    this.program.kill("SIGTERM");
    await this.ended;
  }
}

// What is measured: a request for the n-th child at hand, or by the n-th person of a role. Forms are fetched before their time is taken.
const PAGES = [
  { title: "Home of a team leader", method: "GET", route: "/", role: "team_leader", ask: ({ browser }) => browser.get("/") },
  { title: "Home of a senior manager", method: "GET", route: "/", role: "senior_manager", ask: ({ browser }) => browser.get("/") },
  { title: "Home of duty", method: "GET", route: "/", role: "duty", ask: ({ browser }) => browser.get("/") },
  { title: "A team", method: "GET", route: "/teams/{team}", role: "senior_manager", ask: async (manager) => manager.browser.get((manager.team ??= await manager.browser.linkTo("/", /^\/teams\/\d+$/))) },
  { title: "Home of a worker", method: "GET", route: "/", ask: (child) => child.browser.get("/") },
  { title: "Find a child by name", method: "POST", route: "/find", ask: (child) => child.browser.post("/find", { words: child.name.split(" ").reverse().join(" ") }) },
  { title: "Child’s front page", method: "GET", route: "/children/{child}", ask: (child) => child.browser.get(child.path) },
  { title: "File", method: "GET", route: "/children/{child}/file", ask: (child) => child.browser.get(`${child.path}/file`) },
  { title: "Chronology", method: "GET", route: "/children/{child}/chronology", ask: (child) => child.browser.get(`${child.path}/chronology`) },
  { title: "Search in a child’s file", method: "POST", route: "/children/{child}/search", ask: (child) => child.browser.post(`${child.path}/search`, { words: "school mum" }) },
  { title: "Search in all I may see", method: "POST", route: "/search", ask: (child) => child.browser.post("/search", { words: "school mum" }) },
  { title: "Who has looked", method: "GET", route: "/children/{child}/readers", ask: (child) => child.browser.get(`${child.path}/readers`) },
  { title: "Entry", method: "GET", route: "/entries/{entry}", ask: async (child) => child.browser.get((child.entry ??= await child.browser.linkTo(`${child.path}/file`, /^\/entries\/\d+$/))) },
  { title: "Record form", method: "GET", route: "/children/{child}/record/{kind}", ask: (child) => child.browser.get(`${child.path}/record/telephone_call`) },
  { title: "Saving an entry", method: "POST", route: "/children/{child}/record/{kind}", ask: saveEntry },
];

async function saveEntry(child, number) {
  const form = `${child.path}/record/telephone_call`;
  await child.browser.get(form);
  await child.browser.post(form, {
    "happened-day": "20", "happened-month": "11", "happened-year": "2026", "person-1-name": "Sam Field", "person-1-role": "Teacher", "no_actions": "yes", interpreter: "not_needed",
    "key_issues": `Call ${number}: the school is pleased with how the week went.`, "seen_and_said": "Sam Field rang to say that the week went well. ".repeat(8), finish: "complete",
  });
}

async function signedIn(served, user) {
  const browser = new BrowserLike(served.url);
  await browser.signIn(user);
  return browser;
}

async function childrenAtHand(served) {
  const lists = [];
  for (const worker of served.users("practitioner")) {
    const browser = await signedIn(served, worker);
    const children = await browser.children();
    if (children.length > 0) lists.push(children.map((child) => ({ ...child, browser })));
    if (lists.length === WORKERS) break;
  }
  return lists.flat();
}

async function ofRole(served, role) {
  return Promise.all(served.users(role).slice(0, WORKERS).map(async (user) => ({ browser: await signedIn(served, user) })));
}

async function oneRound(served, page, asked) {
  await served.times(page.method, page.route); // what went before is not counted
  for (let i = 0; i < REQUESTS; ++i) await page.ask(asked[i % asked.length], i);
  return served.times(page.method, page.route);
}

async function measurePages(served) {
  const children = await childrenAtHand(served);
  const measured = [];
  for (const page of PAGES) {
    const rounds = [];
    const asked = page.role ? await ofRole(served, page.role) : children;
    for (let round = 0; round < ROUNDS; ++round) rounds.push(await oneRound(served, page, asked));
    if (rounds.some((times) => times.length < REQUESTS)) throw new Error(`${page.title}: only ${rounds.map((times) => times.length)} of ${REQUESTS} requests were answered`);
    const p50 = rounds.map((times) => percentile(times, 0.5)), p95 = rounds.map((times) => percentile(times, 0.95));
    measured.push({ page: page.title, "p50 ms": median(p50), "least p50": Math.min(...p50), "most p50": Math.max(...p50), "p95 ms": median(p95), "most p95": Math.max(...p95) });
  }
  return measured;
}

async function measureSize(children) {
  const made = authorityOf(children);
  const starts = [];
  let served;
  for (let round = 0; round < ROUNDS; ++round) {
    await served?.stop();
    served = await Served.start(made.name);
    starts.push(served.secondsToFirstAnswer * 1000);
  }
  const memoryAtStart = served.megabytes("VmRSS");
  const pages = await measurePages(served);
  const { size: bytes } = statSync(join(kept, made.name, "firsthand.db"));
  const facts = {
    "children": made.children, "entries": made.entries, "database MB": bytes / 1e6, "bytes an entry, with all that is around it": bytes / made.entries,
    "making it, s": made.seconds, "entries made a second": made.entries / made.seconds,
    "start to first answer ms (least)": Math.min(...starts), "start to first answer ms (median)": median(starts), "start to first answer ms (most)": Math.max(...starts),
    "memory after start MB": memoryAtStart, "memory after all pages MB": served.megabytes("VmRSS"), "most memory MB": served.megabytes("VmHWM"),
  };
  await served.stop();
  return { facts: { ...facts, ...verify(made.name) }, pages };
}

function verify(name) {
  const began = performance.now();
  const events = Number(run("verify", ...place(name)).match(/([\d,]+) events/)[1].replaceAll(",", ""));
  const took = seconds(began);
  return { "events in the ledger": events, "verifying all of them, s": took, "events verified a second": events / took };
}

/** The limit is in the test; here is how near it came. */
function findAmongMany() {
  const { status, stdout } = spawnSync(careTest, ["--no-skip", "--test-case=a child among 200*"], { encoding: "utf8" });
  const found = [...stdout.matchAll(/MESSAGE: (.*): (\d+) found in (\d+) us/g)];
  if (found.length === 0) throw new Error(`care_test measured nothing: ${stdout}`);
  if (status !== 0) console.error("finding a child took longer than its limit");
  return found.map(([, words, people, microseconds]) => ({ "typed": words, "found": Number(people), "ms": Number(microseconds) / 1000 }));
}

function measureImports() {
  const rates = { census: [], notes: [] };
  for (let round = 0; round < ROUNDS; ++round) {
    for (const suffix of ["", ".key"]) rmSync(join(kept, `imports${suffix}`), { recursive: true, force: true });
    run("demo", ...place("imports"), "--children", "300", "--seed", "1", "--today", STORY_ENDS);
    const census = join(kept, "census.xml"), notes = join(kept, "notes.csv");
    writeFileSync(census, censusOf(IMPORTED_CHILDREN));
    writeFileSync(notes, notesOf(IMPORTED_NOTES, IMPORTED_CHILDREN));
    let began = performance.now();
    run("import", "cin-census", census, ...place("imports"));
    rates.census.push(IMPORTED_CHILDREN / seconds(began));
    began = performance.now();
    run("import", "notes", notes, ...place("imports"));
    rates.notes.push(IMPORTED_NOTES / seconds(began));
  }
  const row = (what, all) => ({ what, "least a second": Math.min(...all), "median a second": median(all), "most a second": Math.max(...all) });
  return [row("children of a CIN census, with about 8 key events each", rates.census), row("case notes, with search and ledger", rates.notes)];
}

const shown = (value) => (typeof value !== "number" ? value : value.toLocaleString("en-GB", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 }));

function table(rows) {
  const columns = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map((_, i) => (i === 0 ? "---" : "--:"))), ...rows.map((row) => line(columns.map((column) => shown(row[column]))))].join("\n");
}

mkdirSync(kept, { recursive: true });
const sizes = process.argv.slice(2).map(Number);
const parts = [];
for (const children of sizes.length > 0 ? sizes : [300, 60_000]) {
  const { facts, pages } = await measureSize(children);
  parts.push(`## ${shown(children)} children\n\n${table(Object.entries(facts).map(([what, figure]) => ({ what, figure })))}\n\n${table(pages)}`);
}
parts.push(`## Imports\n\nInto an authority of 300 children, one file in one transaction.\n\n${table(measureImports())}`);

parts.push(`## Finding a child among 200,000 people\n\nThe search alone, without the page around it, by what is typed. The limit is 100 ms.\n\n${table(findAmongMany())}`);

const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
const date = new Date().toISOString().slice(0, 10);
const report = `# Pages, imports and the demo, measured

${date}, commit ${commit}, by \`script/bench\`. Machine: ${cpus().length} cores (${cpus()[0].model}), ${shown(totalmem() / 2 ** 30)} GiB of memory; it may have had other work to do.

Times are the server's own for one request at a time, in milliseconds: ${REQUESTS} requests for each page, spread over the children of
${WORKERS} workers, in ${ROUNDS} rounds. The median, least and most are those of the rounds. Opening a child's page writes the ledger, durably,
before the answer: that is part of the figure.

${parts.join("\n\n")}
`;
mkdirSync(join(root, "docs/measured"), { recursive: true });
writeFileSync(join(root, `docs/measured/${date}_pages.md`), report);
console.log(report);
