// F25: the program is killed while it encrypts the record under another key, under load. The folder opens with the old key or the new one.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { program, started } from "./authority.js";
import { checkAll } from "./checker.js";
import { loadFor, tellsOlderState, withLoad } from "./trial.js";

export const title = "F25 kill while the key is changed";
export const rounds = { short: 1, long: 20 };
const MOST_STEPS = 6; // of a mebibyte each; the prepared authority has some more

/** Another key is asked for while people work, and the program ends at that step. What was wrong with the folder that it left. */
async function killedAt(step, authority, load, next) {
  await authority.serve({ FIRSTHAND_STOP_AT: step });
  const asking = started(program, ["change-key", ...authority.place, "--new-key-file", next]);
  const asked = new Promise((resolve) => asking.on("close", resolve));
  authority.ended.then(() => asking.kill("SIGKILL")); // or it would do what the other no longer can
  await loadFor(load, 10_000);
  const found = (await Promise.race([authority.ended, wait(1_000)])) ? [] : [`the step ${step} was not reached`];
  await authority.kill();
  await asked;
  const { key } = authority;
  const ways = [key, next].filter((file) => ((authority.key = file), authority.command("verify").status === 0));
  authority.key = key;
  if (ways.length !== 1) found.push(`at ${step}: I4 the folder opens with ${ways.length} of the two keys`);
  if (ways[0] === key) {
    const again = authority.command("change-key", { words: ["--new-key-file", next] });
    if (again.status !== 0) found.push(`at ${step}: I4 asked again: ${again.said}`);
  }
  copyFileSync(next, key);
  return found;
}

export const run = ({ seed, rounds, until }) =>
  withLoad(seed, async ({ authority, load, before }) => {
    const found = [];
    let done = 0;
    await authority.stop();
    for (let round = 0; round < rounds && Date.now() < until && found.length === 0; round += 1) {
      for (const step of [`key_step:${1 + load.random(MOST_STEPS)}`, "key_whole:1", "key_in_place:1"]) {
        done += 1;
        found.push(...(await killedAt(step, authority, load, join(authority.root, `next_${done}.key`))));
        found.push(...(await checkAll(authority, load, before)).map((line) => `at ${step}: ${line}`));
      }
    }
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length };
  });

export const control = tellsOlderState;
