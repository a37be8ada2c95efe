// A council's two database nodes and two programs, each on a machine of its own as far as they can tell, and what breaks put to them:
// script/bench ha. It runs inside network and process namespaces that script/bench began, and whatever it starts ends with them.
//   ha.js                      all faults and controls; writes docs/measured/<date>_ha.md
//   ha.js primary standby      only these      --rounds 1   so many of each      --seed 7   the same random numbers again
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, chmodSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { checkPages, checkStanding, standing } from "./faults/checker.js";
import { tells } from "./faults/trial.js";
import { ask, Cluster, SETTINGS } from "./ha/cluster.js";
import { faults, loseAcknowledged } from "./ha/faults.js";
import { makeNetwork } from "./ha/network.js";
import { Reader, Workers } from "./ha/people.js";
import { report } from "./ha/report.js";
import { Service } from "./ha/service.js";

const MOST_SECONDS_UNTIL_WRITING = 30, MOST_SECONDS_UNTIL_BANNER = 5; // F10, F11
const PATIENCE = 60_000, BEFORE = 1_500, AFTER = 1_000, LONGEST = 12 * 60_000;
const HOMECOMING = 3_000; // what a program noted aside is in the ledger by then
const { values: options, positionals: named } = parseArgs({ allowPositionals: true, options: { seed: { type: "string" }, rounds: { type: "string" }, keep: { type: "boolean" } } });
const seed = Number(options.seed ?? Date.now() % 1_000_000);
const isAsked = ({ name }) => named.length === 0 || named.includes(name);

/** Puts it once, and waits until all is as before: how long nothing could be written, and what was seen of it. */
async function putOnce(fault, round, { cluster, service, workers, reader }) {
  const put = await fault.put({ cluster, service }, round);
  workers.begin();
  await wait(BEFORE);
  const begun = Date.now();
  put.now();
  if (fault.away) await wait(fault.away);
  const from = fault.away ? Date.now() : begun; // writing is waited for from here on
  const savedMeanwhile = fault.away ? workers.savedSince(begun + 100) : undefined;
  if (fault.away) await put.heal();
  while (!workers.savedSince(from) && Date.now() - from < PATIENCE) await wait(20);
  const again = workers.savedSince(from);
  await wait(AFTER);
  if (!fault.away) await put.heal();
  await cluster.whole();
  await workers.end();
  const seen = reader.between(begun, Math.max(again ?? Date.now(), begun + AFTER));
  const found = [];
  if (!again) found.push(`nothing was saved ${PATIENCE / 1000} s after ${fault.title}`);
  if (savedMeanwhile) found.push("something was saved without its standby");
  const seconds = ((again ?? Date.now()) - from) / 1000;
  if (seconds > MOST_SECONDS_UNTIL_WRITING) found.push(`it took ${seconds} s until writing went on`);
  if (seen.banner > MOST_SECONDS_UNTIL_BANNER * 1000) found.push(`it took ${seen.banner} ms until the banner came`);
  if (seen.refused > 0) found.push(`${seen.refused} of ${seen.served + seen.refused} pages that open no record were not shown`);
  return { seconds, away: fault.away, ...seen, found };
}

async function put(fault, world) {
  const { cluster, workers, service, before } = world;
  if (fault.settings) await cluster.change(fault.settings);
  if (fault.settings) await wait(SETTINGS.loop_wait * 2_000);
  const rounds = [], acknowledged = workers.saved.length;
  for (let round = 0; round < Number(options.rounds ?? fault.rounds) && Date.now() < world.until; round += 1) {
    const from = workers.saved.length;
    const done = await putOnce(fault, round, world);
    done.found.push(...(await checkPages(workers, from)));
    workers.refusals.length = 0;
    const fork = await cluster.fork();
    if (fork) done.found.push(fork);
    rounds.push(done);
    console.log(`${fault.title}, round ${round + 1}: writing again after ${done.seconds.toFixed(1)} s, banner after ${done.banner ?? "–"} ms, ${done.served} pages shown meanwhile${done.found.map((line) => `\n  ${line}`).join("")}`);
  }
  if (fault.settings) await cluster.change(Object.fromEntries(Object.keys(fault.settings).map((name) => [name, SETTINGS[name]])));
  await wait(HOMECOMING);
  const found = [...rounds.flatMap((round) => round.found), ...checkStanding(service, workers, before)];
  for (const line of found) console.error(`  ${line.slice(0, 300)}`);
  return { title: fault.title, rounds, found, acknowledged: workers.saved.length - acknowledged };
}

/** Whether the check for a fork tells of a node that has stopped following, and the checker of acknowledged entries that are lost. */
async function controls(world) {
  const { cluster, service } = world;
  const standby = await cluster.standby();
  // Not by pg_wal_replay_pause(), which Patroni ends.
  const follower = Number(ask(standby, "SELECT pid FROM pg_stat_activity WHERE backend_type = 'startup'"));
  process.kill(follower, "SIGSTOP");
  world.workers.begin();
  await wait(1_000);
  await world.workers.end();
  const fork = await cluster.fork(1_000);
  process.kill(follower, "SIGCONT");
  const workers = new Workers(service, seed + 1);
  await workers.signIn();
  const before = standing(service);
  await loseAcknowledged({ cluster, workers });
  await wait(HOMECOMING);
  const found = [...(await checkPages(workers)), ...checkStanding(service, workers, before)];
  return [
    { title: "a standby that stands still is told from one that holds the same", outcome: fork ? "bites" : "TOLD NOTHING" },
    { title: "asynchronous replication, the primary dies: acknowledged entries are lost", outcome: tells(found, ["I1"]), told: found.filter((line) => /^I[15]/.test(line)).length, acknowledged: workers.saved.length },
  ];
}

async function all(root) {
  makeNetwork();
  const cluster = new Cluster(root);
  await cluster.start();
  const service = new Service(root, cluster);
  await service.start();
  const workers = new Workers(service, seed), reader = new Reader();
  const before = standing(service);
  await workers.signIn();
  await reader.signIn(service);
  const world = { cluster, service, workers, reader, before, until: Date.now() + LONGEST };
  const rows = [];
  for (const fault of faults.filter(isAsked)) rows.push(await put(fault, world));
  reader.end();
  return { rows, controls: isAsked({ name: "controls" }) ? await controls(world) : [] };
}

const root = mkdtempSync("/tmp/firsthand-ha-");
chmodSync(root, 0o755);
let failed = true;
try {
  const began = Date.now();
  const done = await all(root);
  failed = done.rows.some(({ found }) => found.length > 0) || done.controls.some(({ outcome }) => outcome !== "bites");
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: new URL("..", import.meta.url).pathname, encoding: "utf8" }).trim();
  const date = new Date().toISOString().slice(0, 10);
  const text = report(done, { date, commit, seed, settings: SETTINGS, minutes: (Date.now() - began) / 60_000, machine: `${cpus().length} cores (${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GiB of memory` });
  console.log(text);
  if (named.length === 0 && !options.rounds) writeFileSync(new URL(`../docs/measured/${date}_ha.md`, import.meta.url), text);
} finally {
  if (!options.keep) rmSync(root, { recursive: true, force: true });
}
console.log(failed ? "FAILED" : "passed");
process.exit(failed ? 1 : 0);
