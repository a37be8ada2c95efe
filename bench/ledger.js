// A ledger of one year of the largest authority: verifying all of it, and the proof of one event; script/bench ledger calls it.
//   ledger.js [EVENTS]     26 million unless told otherwise: made once in five minutes, and kept under build/bench
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commit, date, machine, shown, table } from "./figures.js";

const root = new URL("..", import.meta.url).pathname;
const events = process.argv[2] ?? "26000000";
const folder = join(root, "build/bench", `ledger_${events}`);
const told = JSON.parse(execFileSync(join(root, "build/release/large_ledger"), [folder, `${folder}.key`, events], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }));

// T4 and T5 of the tests of the ledger.
const rows = [
  { what: "events", figure: told.events, wanted: "" },
  { what: "its file, without the indexes by child and by person, GB", figure: told.bytes / 1e9, wanted: "" },
  { what: "appended a second, 20,000 in one transaction", figure: told.made_events > 0 ? told.made_events / told.made_seconds : "made before", wanted: "" },
  { what: "verifying all of it, s", figure: told.verify_seconds, wanted: "≤ 60" },
  { what: "verified a second", figure: told.events / told.verify_seconds, wanted: "" },
  { what: "the proof of one event of 2,000 taken at random, ms, median", figure: told.proof_p50_ms, wanted: "" },
  { what: "the same, p95", figure: told.proof_p95_ms, wanted: "≤ 50" },
  { what: "the longest proof, bytes", figure: told.longest_proof_bytes - told.event_bytes, wanted: "≤ 1,536" },
  { what: "the event itself within it, bytes", figure: told.event_bytes, wanted: "" },
];
const page = `# A large ledger, measured

${date()}, commit ${commit()}, by \`script/bench ledger\`. Machine: ${machine()}; once, with nothing else to do.

${table(rows.map((row) => ({ ...row, figure: shown(row.figure) })))}

One piece of the ledger is read while the one before is hashed, so that both cores work; \`user\` time is about one and a half times the wall's.
`;
writeFileSync(join(root, `docs/measured/${date()}_ledger.md`), page);
console.log(page);
if (!told.is_true || told.verify_seconds > 60 || told.proof_p95_ms > 50) process.exit(1);
