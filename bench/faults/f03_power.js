// F3: the power goes. The disk is an image behind a loop device; its copy, taken while the program stands still, holds what had been
// synced and nothing that was only on its way. What was acknowledged before that must be in it.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { started } from "./authority.js";
import { checkAll } from "./checker.js";
import { loadFor, onDisk, SOME, tells, tool, withLoad } from "./trial.js";

export const title = "F3 power cut, by images of the disk";
export const rounds = { short: 1, long: 200 };
const MEGABYTES = 96;

/** Loads, stops the program where it is, copies the image, puts the copy in the place of the disk and checks. */
async function cut({ authority, load, before }, { image, disk }) {
  const copy = `${image}.copy`, second = `${disk}.copy`;
  await loadFor(load, 200 + load.random(300), async () => {
    load.stop();
    authority.program.kill("SIGSTOP");
    cpSync(image, copy);
    await authority.kill();
  }, SOME);
  mkdirSync(second, { recursive: true });
  const places = { folder: authority.folder, key: authority.key };
  try {
    return await onDisk((folder) => tool("mount", "-o", "loop", copy, folder), second, async () => {
      authority.folder = join(second, relative(disk, places.folder));
      authority.key = join(second, relative(disk, places.key));
      return checkAll(authority, load, before);
    });
  } finally {
    Object.assign(authority, places);
    rmSync(copy);
  }
}

async function onImage(seed, what) {
  if (process.getuid() !== 0) return { skipped: "an image can be mounted by root only" };
  const disk = mkdtempSync(join(tmpdir(), "firsthand-power-")), image = `${disk}.image`;
  try {
    const made = [tool("truncate", "-s", `${MEGABYTES}M`, image), tool("mkfs.ext4", "-q", "-F", image)].find(({ is_well }) => !is_well);
    if (made) return { skipped: made.said };
    return await onDisk((folder) => tool("mount", "-o", "loop", image, folder), disk, () => withLoad(seed, async (trial) => {
      tool("sync", "-f", disk); // the authority was copied there: that much is on the disk
      return what(trial, { image, disk });
    }, disk));
  } finally {
    for (const left of [disk, image, `${disk}.copy`]) rmSync(left, { recursive: true, force: true });
  }
}

// Each on an image of its own: what was read back is no longer what the first disk holds.
export async function run({ seed, rounds, until }) {
  const all = { rounds: 0, found: [], ready: [], entries: 0 };
  for (; all.rounds < rounds && Date.now() < until && all.found.length === 0; all.rounds += 1) {
    const one = await onImage(seed + all.rounds, async (trial, place) => ({ found: await cut(trial, place), ready: trial.authority.ready, entries: trial.load.saved.length }));
    if (one.skipped || one.found.skipped) return one.skipped ? one : one.found;
    all.found.push(...one.found);
    all.ready.push(...one.ready);
    all.entries += one.entries;
  }
  return all;
}

/** The same with a program whose fsync does nothing and says that it did. */
export const control = (seed) =>
  onImage(seed, async (trial, place) => {
    const strace = started("strace", ["-f", "-q", "-p", String(trial.authority.program.pid), "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:retval=0", "-o", "/dev/null"]);
    await wait(600);
    if (strace.exitCode !== null) return "not run: the program may not be traced";
    return tells(await cut(trial, place), ["I1"]);
  });
