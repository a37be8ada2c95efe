// Plays a working day's load, audit and TLS on, and holds each figure against its target and against what the machine allows, measured
// in the same run. script/bench speed calls it.
//   speed.js                 250,000 children, 13 million entries; writes docs/measured/<date>_speed.md
//   speed.js --small         20,000 children, 1 million entries; writes nothing
//   speed.js --seconds 600   P2's load for so long; a minute unless given
//   speed.js … sizes saving  only these of the sections below; writes nothing
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commit, date, machine, shown, table } from "./figures.js";
import { authorityOf, certificate, copyOf, kept, seconds, Served } from "./served.js";
import { inBrowser } from "./speed/in_browser.js";
import { bareSaves, limitOf, openingsOf, record } from "./speed/limits.js";
import { againstLimit, atTwoSizes, besideSlowClients, bytesAt, eventsTaken, hashAlone, mixAt, searches, signIns, starts } from "./speed/measures.js";
import { Report } from "./speed/report.js";

const root = new URL("..", import.meta.url).pathname;
const { values: options, positionals: asked } = parseArgs({ allowPositionals: true, options: { small: { type: "boolean" }, seconds: { type: "string", default: "60" } } });
const [CHILDREN, REFERENCE, WORKERS] = [options.small ? 20_000 : 250_000, 2_000, 5];
const READING = ["Child’s front page", "File", "Chronology", "Search in a child’s file"];
const SAVING = "Saving an entry";

const began = performance.now(), report = new Report(), tables = {};
const large = authorityOf(CHILDREN), reference = authorityOf(REFERENCE), secure = certificate();

const sections = {
  /** P1, P2, P3: what a working day brings, at a busy hour's rate and at four times that. */
  async day({ served, children }) {
    const bytes50 = await bytesAt(50, 8, secure), busy = await mixAt(served, children, 50, 30);
    report.atMost("P1", "a page at 50/s, the server's time, p95 ms", busy.own.p95, 100);
    report.atMost("P1", "the same, p99 ms", busy.own.p99, 250);
    report.atMost("P1", "the same as a client sees it, p95 ms", busy.p95, 100, { limit: bytes50.p95, of: "bytes only" });
    report.atMost("P3", "saving an entry at that load, the server's time, p95 ms", busy.saves, 100);
    const bytes200 = await bytesAt(200, 8, secure), crowd = await mixAt(served, children, 200, Number(options.seconds));
    report.atLeast("P2", `pages a second, sustained for ${options.seconds} s`, crowd.rate, 199);
    report.atMost("P2", "errors among them", crowd.errors, 0);
    report.atMost("P2", "as a client sees it, p95 ms", crowd.p95, 250, { limit: bytes200.p95, of: "bytes only" });
    report.atMost("P3", "saving an entry at that load, the server's time, p95 ms", crowd.saves, 100);
  },

  /** P5 */
  async searching({ served, children }) {
    const inChild = await searches(served, children, true), inAll = await searches(served, children, false);
    report.atMost("P5", "search in a child's file, p95 ms", inChild.p95, 150);
    report.atMost("P5", "search in all that a worker may see, p95 ms", inAll.p95, 500);
    report.atMost("P5", "the longest of those searches, ms", Math.max(inChild.most, inAll.most), 2_000);
  },

  /** P6 */
  async signing_in({ served }) {
    const hash = hashAlone(), signedIn = await signIns(served, 5, 15);
    report.atMost("P6", "signing in at 5/s, p95 ms", signedIn.p95, 300, { limit: hash, of: "one hash alone" });
    report.atMost("P6", "errors among them", signedIn.errors, 0);
  },

  async slow_clients({ served, children }) {
    const beside = await besideSlowClients(served, children);
    report.atMost("1,000 slow or idle clients", "others' p95 at 50/s, times what it is without them", beside.ratio, 1.2, { limit: beside.without, of: `ms without; ${shown(beside.with)} ms with` });
  },

  /** P9 */
  async browser({ served, children }) {
    const [{ path }] = children, painted = await inBrowser(served.url, served.users("practitioner")[0], [path, `${path}/file`, `${path}/chronology`]);
    const most = (what, isFirst) => Math.max(...painted.filter((one) => one.isFirst === isFirst).map((one) => one[what]));
    report.atMost("P9", "a browser's first page of all, with style and script: KB", most("bytes", true) / 1_000, 100);
    report.atMost("P9", "any later page: KB", most("bytes", false) / 1_000, 100);
    report.atMost("P9", "largest paint, first page of all, at 1.6 Mbit/s and 150 ms: ms", most("paint", true), 1_000);
    report.atMost("P9", "largest paint, any later page: ms", most("paint", false), 1_000);
    tables.browser = painted.map((one) => ({ page: one.path.split("/")[3] ?? "front page", when: one.isFirst ? "first of all" : "later", "largest paint ms": one.paint, KB: one.bytes / 1_000 }));
  },

  /** The same pages of the large authority and of the small one, served side by side. */
  async sizes(big, small) {
    tables.sizes = [];
    for (const page of [...READING, "Search in all I may see", SAVING]) {
      const compared = await atTwoSizes(page, small, big);
      tables.sizes.push({ page, [`ms at ${shown(reference.entries)} entries`]: compared.small, [`ms at ${shown(large.entries)}`]: compared.large, times: compared.ratio });
      report.atMost("cost flat as history grows", `${page}, times its cost at ${shown(reference.entries)} entries`, compared.ratio, 1.3);
    }
  },

  async reading(big, { served, children }) {
    tables.reading = [];
    for (const kind of READING) {
      const measured = await againstLimit(served, children, kind, secure), bare = await limitOf(kind, secure, false, { seconds: 2 });
      tables.reading.push({ page: kind, "program, pages/s": measured.program.rate, "p95 ms": measured.program.p95, "its bytes and statements, bare": measured.limit.rate, ratio: measured.ratio, "its bytes alone": bare.rate, KB: measured.program.bytes / 1_000 });
      report.atLeast("reading", `${kind}: pages a second, as part of the limit`, measured.ratio, 0.5, { limit: measured.limit.rate, of: `pages/s; the program ${shown(measured.program.rate)}` });
    }
  },

  /** P3 */
  async saving(big, { served, children }) {
    const one = await againstLimit(served, children, SAVING, secure, { connections: 1 }), many = await againstLimit(served, children, SAVING, secure, { connections: 64 });
    const line = (what, first, second) => ({ what, "1 writer, a second": first.rate, "64 writers, a second": second.rate });
    tables.saving = [
      line("the program over TLS, whole requests", one.program, many.program),
      line("bare Beast and bare SQLite: the same requests' bytes and statements", one.limit, many.limit),
      line("bare SQLite: the writer's statements alone, no network, no reading", bareSaves(1, 3), bareSaves(64, 3)),
      line("bare SQLite: one row changed and committed, durably", bareSaves(1, 2, "commit"), bareSaves(64, 2, "commit")),
    ];
    report.atLeast("P3", "saving with 64 writers: entries a second, as part of the limit", many.ratio, 0.5, { limit: many.limit.rate, of: `entries/s; the program ${shown(many.program.rate)}` });
  },

  /** P4 */
  async events() {
    const events = eventsTaken(copyOf(reference.name, "trial_of_ledger"), 64, 3), bare = bareSaves(64, 3, openingsOf("Chronology"));
    report.atLeast("P4", "events the ledger takes in a second, 64 writers", events, 2_000, { limit: bare.rate, of: "bare SQLite" });
  },
};

const step = (what) => console.log(`${String(Math.round(seconds(began))).padStart(5)} s  ${what}`);
const unknown = asked.filter((name) => !(name in sections));
if (unknown.length > 0) throw new Error(`no such section: ${unknown}; there are ${Object.keys(sections)}`);

step("recording what the pages send and ask");
await record(reference.name, [...READING, SAVING], secure);
step(`starting with ${shown(large.entries)} entries`);
const { starts: taken, served } = await starts(large.name, secure);
report.atMost("P7", "start to first answer, the longest of three, ms", Math.max(...taken), 2_000);
const other = await Served.start(copyOf(reference.name, "trial"), { tls: secure });
const big = { served, children: await served.childrenAtHand(WORKERS) }, small = { served: other, children: await other.childrenAtHand(WORKERS) };
for (const [name, measure] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  step(name.replaceAll("_", " "));
  await measure(big, small);
}
report.atMost("P8", "most memory after all of this, MB", Math.max(served.megabytes("VmHWM"), other.megabytes("VmHWM")), 512);
await served.stop();
await other.stop();
step("done");
console.log(`\n${table(report.rows)}`);
if (asked.length > 0) process.exit(0);

const story = readFileSync(join(root, "bench/speed/story.md"), "utf8");
const page = `# Speed, measured against its targets and against the machine

${date()}, commit ${commit()}, by \`script/bench speed${options.small ? " --small" : ""}\`, which took ${shown(seconds(began) / 60)} minutes. Machine: ${machine()}. Whatever made the
load (wrk, Node, Chromium) shared those cores with the program, and so did other work where there was any: the limits suffered alike.
${shown(large.children)} children, ${shown(large.entries)} entries (${shown(statSync(join(kept, large.name, "firsthand.db")).size / 1e9)} GB); ratios to limits with ${shown(reference.children)} children, ${shown(reference.entries)} entries.
${report.failed.length === 0 ? "All targets were met." : `Short: ${report.failed.join("; ")}.`}

${table(report.rows)}

## Reading, as many as go

16 connections, the median of three rounds, program and limit by turns. The limit is a bare Beast server with as many threads, which for each
request runs the recorded statements of that page on bare SQLite, its opening in the ledger committed durably with others', and sends the
recorded bytes, compressed already. *Its bytes alone*: the same server without any statement.

${table(tables.reading)}

## Saving

${table(tables.saving)}

## The same page at two sizes

The server's own time, one request after another, medians of five rounds by turns.

${table(tables.sizes)}

## In a browser at 1.6 Mbit/s and 150 ms

${table(tables.browser)}

${story}`;
if (options.small) writeFileSync(join(kept, "speed_small.md"), page);
else writeFileSync(join(root, `docs/measured/${date()}_speed.md`), page);
process.exit(0);
