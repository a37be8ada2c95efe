// Backups of the largest authority while people write on it, their check, and a restore; script/bench backup calls it.
//   backup.js [CHILDREN]     250,000 unless told otherwise: the authority of script/bench speed, and twice its room on the disk besides
import { spawn } from "node:child_process";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { commit, date, machine, percentile, shown, table } from "./figures.js";
import { pageTitled } from "./page_requests.js";
import { Served, authorityOf, kept, place, program, run, seconds } from "./served.js";

const root = new URL("..", import.meta.url).pathname;
const LONGEST = 30 * 60; // F15 of the fault matrix, in seconds, for ten million notes
const BETWEEN_BACKUPS = 60_000; // ms of writing between the first and the next
const PAUSE = 500; // ms of one writer between entries
const WRITERS = 4;

const { name, children, entries } = authorityOf(Number(process.argv[2] ?? 250_000));
const backups = join(kept, "backups"), keys = join(kept, "backup_keys"), restored = `${name}_restored`;
const tidy = () => [backups, keys, `${keys}.pub`, join(kept, restored), join(kept, `${restored}.key`)].forEach((one) => rmSync(one, { recursive: true, force: true }));
tidy();
run("backup-keys", keys);

/** The command while people write, its seconds, and what it said. */
async function timed(...words) {
  const began = performance.now();
  const command = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  command.stdout.on("data", (bytes) => (said += bytes));
  const code = await new Promise((resolve) => command.on("close", resolve));
  if (code !== 0) throw new Error(`firsthand ${words[0]} ended with ${code}: ${said}`);
  return { seconds: seconds(began), said };
}
const backup = () => timed("backup", ...place(name), "--to", backups, "--public-key", `${keys}.pub`);
const newMegabytes = ({ said }) => Number(said.match(/([\d,]+) MB of them new/)[1].replaceAll(",", ""));

const served = await Served.start(name);
const hands = await served.childrenAtHand(WRITERS);
const saving = pageTitled("Saving an entry");
let stopping = false, written = 0;
const writers = Array.from({ length: WRITERS }, async (_, number) => {
  for (; !stopping; written += 1) {
    await saving.ask(hands[(number + WRITERS * written) % hands.length], written);
    await wait(PAUSE);
  }
});
const saves = async () => percentile(await served.times("POST", saving.route), 0.95);

await wait(10_000);
const quiet = await saves();
const first = await backup();
const during = await saves();
await wait(BETWEEN_BACKUPS);
const next = await backup();
stopping = true;
await Promise.all(writers);
await served.stop();
const checked = await timed("backup", "--to", backups, "--check");
const put_back = await timed("restore", "--from", backups, "--private-key", keys, "--at", join(kept, restored), "--key-file", join(kept, `${restored}.key`));

const gigabytes = statSync(join(kept, name, "firsthand.db")).size / 1e9;
const rows = [
  { what: `the authority: ${children.toLocaleString("en-GB")} children, ${entries.toLocaleString("en-GB")} entries, GB`, figure: gigabytes, wanted: "" },
  { what: "the first backup, every piece read back, s", figure: first.seconds, wanted: `≤ ${LONGEST}` },
  { what: "MB a second", figure: (gigabytes * 1000) / first.seconds, wanted: "" },
  { what: `the next one, after a minute of writing, s`, figure: next.seconds, wanted: "≤ 900, so that it can be made each 15 minutes" },
  { what: "what was new in it, MB", figure: newMegabytes(next), wanted: "" },
  { what: "checking that all of the newest is whole, s", figure: checked.seconds, wanted: "" },
  { what: "putting it back and verifying its ledger, s", figure: put_back.seconds, wanted: "" },
  { what: "saving an entry before a backup, ms, p95", figure: quiet, wanted: "" },
  { what: "the same during the first backup", figure: during, wanted: "" },
  { what: "entries written meanwhile", figure: written, wanted: "" },
];
const page = `# Backups of a large authority, measured

${date()}, commit ${commit()}, by \`script/bench backup\`. Machine: ${machine()}. ${WRITERS} workers save entries without end while both backups are made.

${table(rows.map((row) => ({ ...row, figure: shown(row.figure) })))}

The restore said: ${put_back.said.split("\n")[0]}
`;
writeFileSync(join(root, `docs/measured/${date()}_backup.md`), page);
console.log(page);
tidy();
if (first.seconds > LONGEST) process.exit(1);
