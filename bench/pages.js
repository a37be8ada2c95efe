// Measures pages, imports and the demo of the built program; script/bench says how to call it. Requests come one after another:
// the figures are the server's own time for a request, as its access log tells it, from the last byte read to the first written.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commit, date, machine, median, percentile, shown, table } from "./figures.js";
import { censusOf, notesOf } from "./inputs.js";
import { PAGES } from "./page_requests.js";
import { authorityOf, build, kept, place, run, seconds, Served, STORY_ENDS } from "./served.js";

const root = new URL("..", import.meta.url).pathname;
const careTest = join(build, "care_test");
const [ROUNDS, REQUESTS, WORKERS] = [3, 200, 5];
const [IMPORTED_CHILDREN, IMPORTED_NOTES] = [2_000, 20_000];

async function ofRole(served, role) {
  return Promise.all(served.users(role).slice(0, WORKERS).map(async (user) => ({ browser: await served.signedIn(user) })));
}

async function oneRound(served, page, asked) {
  await served.times(page.method, page.route); // what went before is not counted
  for (let i = 0; i < REQUESTS; ++i) await page.ask(asked[i % asked.length], i);
  return served.times(page.method, page.route);
}

async function measurePages(served) {
  const children = await served.childrenAtHand(WORKERS);
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

const sizes = process.argv.slice(2).map(Number);
const parts = [];
for (const children of sizes.length > 0 ? sizes : [300, 60_000]) {
  const { facts, pages } = await measureSize(children);
  parts.push(`## ${shown(children)} children\n\n${table(Object.entries(facts).map(([what, figure]) => ({ what, figure })))}\n\n${table(pages)}`);
}
parts.push(`## Imports\n\nInto an authority of 300 children, one file in one transaction.\n\n${table(measureImports())}`);

parts.push(`## Finding a child among 200,000 people\n\nThe search alone, without the page around it, by what is typed. The limit is 100 ms.\n\n${table(findAmongMany())}`);

const report = `# Pages, imports and the demo, measured

${date()}, commit ${commit()}, by \`script/bench\`. Machine: ${machine()}; it may have had other work to do.

Times are the server's own for one request at a time, in milliseconds: ${REQUESTS} requests for each page, spread over the children of
${WORKERS} workers, in ${ROUNDS} rounds. The median, least and most are those of the rounds. Opening a child's page writes the ledger, durably,
before the answer: that is part of the figure.

${parts.join("\n\n")}
`;
mkdirSync(join(root, "docs/measured"), { recursive: true });
writeFileSync(join(root, `docs/measured/${date()}_pages.md`), report);
console.log(report);
