// F21: the program is killed at each step of making the database's shape. The old shape works, or the new one, and nothing between.
// How an old shape becomes a new one is tested in src/store/store_test.cpp, which has both.
import { mkdtempSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { program } from "./authority.js";

export const title = "F21 migration killed at each step";
export const rounds = { short: 1, long: 10 };
const MOST_STEPS = 40;

function firsthand(folder, name, words = [], environment = {}) {
  const place = ["--at", join(folder, "authority"), "--key-file", join(folder, "key")];
  const { status, signal, stdout, stderr } = spawnSync(program, [name, ...place, ...words], { encoding: "utf8", input: "a long enough password 1\n", env: { ...process.env, ...environment }, timeout: 20_000 });
  return { status, signal, said: stdout + stderr };
}

const setUp = (folder, environment) => firsthand(folder, "setup", ["--authority", "Marlbridge", "--user-name", "first.admin", "--name", "Ada Brook"], environment);

/** Whether that step was reached, and what was wrong after it. */
function killedAt(step) {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-migration-"));
  try {
    if (setUp(folder, { FIRSTHAND_STOP_AT: step }).signal !== "SIGKILL") return { reached: false, found: [] };
    const again = setUp(folder), verified = firsthand(folder, "verify");
    const is_well = again.status === 0 && verified.status === 0;
    return { reached: true, found: is_well ? [] : [`killed at ${step}, then: ${again.said} ${verified.said}`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function run({ rounds, until }) {
  const found = [];
  let done = 0;
  for (let round = 0; round < rounds && Date.now() < until && found.length === 0; round += 1) {
    const before = done;
    for (let number = 1; number < MOST_STEPS; number += 1) {
      const { reached, found: wrong } = killedAt(`migration:${number}`);
      if (!reached) break;
      done += 1;
      found.push(...wrong);
    }
    if (done - before < 2) found.push("no step of a migration was reached");
    for (const step of ["migrated:1", "migrations_kept:1"]) {
      const { reached, found: wrong } = killedAt(step);
      found.push(...(reached ? wrong : [`${step} was not reached`]));
      done += 1;
    }
  }
  return { rounds: done, found, ready: [] };
}

/** A database that is cut off in the midst is neither the old nor the new one: that must be told. */
export async function control() {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-migration-"));
  try {
    setUp(folder);
    for (const name of readdirSync(join(folder, "authority")).filter((name) => name === "firsthand.db")) truncateSync(join(folder, "authority", name), 20_000);
    return firsthand(folder, "verify").status !== 0 ? "bites" : "TOLD nothing";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
