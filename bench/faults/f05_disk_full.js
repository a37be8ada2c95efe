// F5: the disk is full, or read-only. Writing is refused plainly, and what was typed stays in the page; reading goes on, written down in
// what the reserve gives up, for a working day and then is refused too; once there is room all goes on by itself.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkAll, checkPages } from "./checker.js";
import { loadFor, onDisk, tellsOlderState, tool, withLoad } from "./trial.js";

export const title = "F5 disk full, read-only";
export const rounds = { short: 1, long: 10 };
const MEGABYTES = 64;
const RESERVE = 16;
const RESERVE_SERVED = 256, OPENINGS_IN_EIGHT_HOURS = 32_000; // what serve keeps unless told otherwise; of the largest authority

/** Opens pages until one is refused, or so many were shown, each of which must say that nothing can be saved. */
async function readOn(load, most, found) {
  const [worker] = load.workers;
  for (let shown = 0; shown < most; shown += 1) {
    const page = await load.read(worker, worker.children[shown % worker.children.length].path);
    if (page === null) return shown;
    if (!page.includes("Changes cannot be saved just now")) found.push("a page did not say that nothing can be saved");
  }
  return most;
}

const isFull = ({ text, words }) => text.includes("no room left") && (words === "" || (text.includes("Nothing of what you last sent was saved") && text.includes(words)));

async function fillAndClear(authority, load, found, mostRead) {
  const filler = join(authority.root, "filler");
  load.refusals.length = 0;
  const calls = await Promise.all(load.workers.map((worker) => load.filledCall(worker))); // typed while there was room
  tool("dd", "if=/dev/zero", `of=${filler}`, "bs=64k");
  for (let tries = 0; tries < 30 && !load.refusals.some(({ words }) => words); tries += 1) await loadFor(load, 500); // uses up what the files still hold
  for (const call of calls) await load.send(call);
  const read = await readOn(load, mostRead, found);
  if (read < Math.min(mostRead, (OPENINGS_IN_EIGHT_HOURS / RESERVE_SERVED) * RESERVE)) found.push(`only ${read} pages were shown from the reserve of ${RESERVE} MB`);
  if (!load.refusals.some(({ words }) => words)) found.push("no call was refused: the disk was not full");
  for (const refusal of load.refusals.filter((refusal) => !isFull(refusal))) found.push(`I6 refused with ${refusal.status} and these words: ${refusal.text.replace(/<[^>]*>|\s+/g, " ").slice(0, 300)}`);
  rmSync(filler);
  const earlier = load.saved.length;
  await loadFor(load, 100, undefined, 1);
  if (load.saved.length === earlier) found.push("with room again, nothing was saved");
  found.push(...(await checkPages(load)));
  return read;
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
      const read = [];
      while (read.length < rounds && Date.now() < until && found.length === 0) read.push(await fillAndClear(authority, load, found, read.length === 0 ? rounds * 1_000 : 200));
      await authority.stop();
      await readOnly(authority, disk, found);
      found.push(...(await checkAll(authority, load, before)));
      return { rounds: read.length, found, ready: authority.ready, entries: load.saved.length, remark: `${Math.max(...read)} pages read from a reserve of ${RESERVE} MB` };
    }, disk, ["--reserve", String(RESERVE)]));
  } finally {
    rmSync(disk, { recursive: true, force: true });
  }
}

export const control = tellsOlderState;
