// F5: the disk is full, or read-only. Writing, and reading that cannot be written down, is refused plainly; what was typed stays in the
// page; once there is room it goes on by itself.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkAll, checkPages } from "./checker.js";
import { loadFor, onDisk, tellsOlderState, tool, withLoad } from "./trial.js";

export const title = "F5 disk full, read-only";
export const rounds = { short: 1, long: 10 };
const MEGABYTES = 64;

const isFull = ({ text, words }) => text.includes("no room left") && (words === "" || (text.includes("Nothing of what you last sent was saved") && text.includes(words)));

async function fillAndClear(authority, load, found) {
  const filler = join(authority.root, "filler");
  load.refusals.length = 0;
  const calls = await Promise.all(load.workers.map((worker) => load.filledCall(worker))); // typed while there was room
  tool("dd", "if=/dev/zero", `of=${filler}`, "bs=64k");
  await loadFor(load, 1_000); // uses up what is left in the journal's file
  for (const call of calls) await load.send(call);
  if (!load.refusals.some(({ words }) => words)) found.push("no call was refused: the disk was not full");
  for (const refusal of load.refusals.filter((refusal) => !isFull(refusal))) found.push(`I6 refused with ${refusal.status} and these words: ${refusal.text.replace(/<[^>]*>|\s+/g, " ").slice(0, 300)}`);
  rmSync(filler);
  const earlier = load.saved.length;
  await loadFor(load, 100, undefined, 1);
  if (load.saved.length === earlier) found.push("with room again, nothing was saved");
  found.push(...(await checkPages(load)));
}

/** A folder that cannot be written is refused in words when the program starts. */
async function readOnly(authority, disk, found) {
  tool("mount", "-o", "remount,ro", disk);
  const { status, said } = authority.command("serve", { words: ["--port", "0"] });
  tool("mount", "-o", "remount,rw", disk);
  if (status !== 1 || !/cannot be (written|opened)/.test(said)) found.push(`on a read-only disk it ended with ${status} and said: ${said}`);
}

export async function run({ seed, rounds, until }) {
  if (process.getuid() !== 0) return { skipped: "a small disk can be mounted by root only" };
  const disk = mkdtempSync(join(tmpdir(), "firsthand-disk-"));
  const mount = (folder) => tool("mount", "-t", "tmpfs", "-o", `size=${MEGABYTES}m`, "none", folder);
  try {
    return await onDisk(mount, disk, () => withLoad(seed, async ({ authority, load, before }) => {
      const found = [];
      let done = 0;
      for (; done < rounds && Date.now() < until && found.length === 0; done += 1) await fillAndClear(authority, load, found);
      await authority.stop();
      await readOnly(authority, disk, found);
      found.push(...(await checkAll(authority, load, before)));
      return { rounds: done, found, ready: authority.ready, entries: load.saved.length };
    }, disk));
  } finally {
    rmSync(disk, { recursive: true, force: true });
  }
}

export const control = tellsOlderState;
