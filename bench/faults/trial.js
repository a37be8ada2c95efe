// What the faults have in common: an authority with a load on it, and the control that must be told of.
import { cpSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Authority, onServer, server } from "./authority.js";
import { checkAll, standing } from "./checker.js";
import { Load } from "./load.js";

export const SOME = 5; // entries that a control takes away again
const MOST_PATIENCE = 5_000; // with a busy machine

/** Does this with a served authority whose workers have signed in, and removes it whatever happens. */
export async function withLoad(seed, what, within, words = []) {
  const authority = new Authority(within);
  authority.words = words;
  try {
    const before = standing(authority);
    await authority.serve();
    const load = new Load(authority, seed);
    await load.signIn();
    return await what({ authority, load, before });
  } finally {
    await authority.remove();
  }
}

/** The load goes on for so long, and until it saved at least so much; then something happens to the program, or nothing. */
export async function loadFor(load, milliseconds, happens = async () => {}, least = 0) {
  const going = load.run(), enough = load.saved.length + least;
  await Promise.race([going, wait(milliseconds)]);
  for (let waited = 0; load.saved.length < enough && waited < MOST_PATIENCE; waited += 20) await wait(20);
  await happens();
  load.stop();
  await going;
}

/** A control: an older state is put in the place of what was acknowledged since. The checker must tell that entries and readings are gone. */
export const tellsOlderState = (seed) =>
  withLoad(seed, async ({ authority, load, before }) => {
    const older = join(authority.root, "older");
    await authority.stop();
    if (!server) cpSync(authority.folder, older, { recursive: true });
    await authority.serve();
    await loadFor(load, 100, () => authority.kill(), SOME);
    if (server) {
      onServer(`ALTER TABLE entry DISABLE TRIGGER ALL; DELETE FROM entry WHERE id = ${load.saved.at(-1).address.split("/")[2]}; ALTER TABLE ledger_event DISABLE TRIGGER ALL; DELETE FROM ledger_event WHERE action = 'opened'`, authority.database);
    } else {
      rmSync(authority.folder, { recursive: true });
      cpSync(older, authority.folder, { recursive: true });
    }
    return tells(await checkAll(authority, load, before), ["I1", "I5"]);
  });

/** "bites" when each of these invariants was told to be broken, else what was told. */
export const tells = (found, invariants) => (invariants.every((invariant) => found.some((line) => line.startsWith(invariant))) ? "bites" : `TOLD ONLY: ${found.join("; ") || "nothing"}`);

/** Runs a tool of the system: whether it went well, and what it said. */
export function tool(command, ...words) {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: "utf8", timeout: 60_000 });
  return { is_well: status === 0, said: `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim() };
}

/** Does this in a folder on a disk of its own of so many megabytes, made by `mount`, and takes the disk away again. */
export async function onDisk(mount, folder, what) {
  const mounted = mount(folder);
  if (!mounted.is_well) return { skipped: `no disk can be mounted: ${mounted.said}` };
  try {
    return await what();
  } finally {
    tool("umount", "--lazy", folder);
  }
}
