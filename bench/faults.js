// Puts faults to the program and says what was lost; script/bench and CTest call it.
//   faults.js                      all of them, at length; writes docs/measured/<date>_faults.md
//   faults.js --short              a few rounds of each, in seconds; with the controls
//   faults.js … f01_kill f04_fsync only these
//   faults.js … --seed 7           the same random numbers again      --minutes 60   the soak too, for so long
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { server } from "./faults/authority.js";
import { commit, date, machine, median, table } from "./figures.js";

const root = new URL("..", import.meta.url).pathname;
const { values: options, positionals: named } = parseArgs({ allowPositionals: true, options: { short: { type: "boolean" }, seed: { type: "string" }, minutes: { type: "string" }, limit: { type: "string" } } });
const seed = Number(options.seed ?? Date.now() % 1_000_000);
const LONGEST = Number(options.limit ?? 900) * 1000; // for the rounds of one fault

const whole = (number) => (number === undefined ? "" : Math.round(number));

/** Why this fault cannot be put here, or nothing. */
function unfit(fault) {
  if (fault.only_on_postgresql && !server) return "there is no PostgreSQL: FIRSTHAND_POSTGRESQL names none";
  if (server && !fault.on_postgresql) return "it is a fault of the file";
  if (fault.only_when_asked && !options.minutes) return "asked for with --minutes";
  return "";
}

async function put(fault) {
  const skipped = unfit(fault);
  if (skipped) return { title: fault.title, skipped };
  const rounds = options.short ? fault.rounds?.short : fault.rounds?.long;
  const began = performance.now();
  const done = await fault.run({ seed, rounds, until: Date.now() + LONGEST, minutes: Number(options.minutes) });
  if (done.skipped) return { title: fault.title, ...done };
  return { title: fault.title, ...done, control: await fault.control(seed), seconds: (performance.now() - began) / 1000 };
}

const isWell = (done) => Boolean(done.skipped) || (done.found.length === 0 && !/TOLD/.test(done.control));

function row(done) {
  if (done.skipped) return { fault: done.title, rounds: "", entries: "", lost: "", twice: "", "ready ms, median": "", most: "", control: "", outcome: `skipped: ${done.skipped}` };
  const broken = (invariants) => done.found.filter((line) => invariants.some((invariant) => line.includes(invariant))).length;
  return {
    fault: done.title, rounds: done.rounds, entries: done.entries ?? "", lost: broken(["I1", "I4", "I5"]), twice: broken(["I2"]), "ready ms, median": whole(median(done.ready)),
    most: whole(done.ready.length > 0 ? Math.max(...done.ready) : undefined), control: done.control, outcome: [isWell(done) ? "passed" : "FAILED", done.remark].filter(Boolean).join("; "),
  };
}

const names = readdirSync(join(root, "bench/faults")).filter((name) => /^f\d+_/.test(name)).map((name) => name.slice(0, -3)).sort();
const unknown = named.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`no such fault: ${unknown}; there are ${names}`);

const rows = [];
let failed = false;
for (const name of named.length > 0 ? named : names) {
  const done = await put(await import(`./faults/${name}.js`));
  rows.push(row(done));
  if (done.skipped) console.log(`SKIPPED ${done.title}: ${done.skipped}`);
  if (isWell(done)) continue;
  failed = true;
  console.error(`FAILED ${done.title}, again with: script/node bench/faults.js ${options.short ? "--short " : ""}--seed ${seed} ${name}`);
  for (const line of [...done.found.slice(0, 20), `its control: ${done.control}`]) console.error(`  ${line}`);
}
console.log(table(rows));

if (!options.short && named.length === 0) {
  writeFileSync(join(root, `docs/measured/${date()}_faults${server ? "_postgresql" : ""}.md`), `# Faults, and what they did to the record

${date()}, commit ${commit()}, seed ${seed}, by \`script/bench faults\`${server ? " on PostgreSQL" : ""}. Machine: ${machine()}.

Four workers record telephone calls and open pages without pause while a fault happens. Afterwards the program is started again, and
what was acknowledged is looked for: every entry with its words, every page that was shown in the ledger, what got no answer sent again
twice, the entries of before by their digest, the ledger by all its hashes (\`bench/faults/checker.js\`). \`lost\` and \`twice\` count what
the checker told. Each fault had at most ${LONGEST / 1000} s for its rounds. A control does harm on purpose: it *bites* when the checker tells of it.

${table(rows)}
`);
}
process.exit(failed ? 1 : 0);
