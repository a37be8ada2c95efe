// F20, F22: what the program refuses when it starts, in plain words and without harm: no key, another key, a second process.
import { copyFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { checkAll } from "./checker.js";
import { loadFor, withLoad } from "./trial.js";

export const title = "F20 key missing, F22 second process";
export const rounds = { short: 1, long: 20 };

/** Ends with status 1 and these words, none of them of the program's inside. */
function refusal(authority, words) {
  const { status, said } = authority.command("serve", { words: ["--port", "0"], timeout: 3_000 });
  if (status === 1 && words.test(said) && !/terminate|SELECT|what\(\)/.test(said) && said.length < 400) return [];
  return [`it was not refused plainly (${status}): ${said.slice(0, 300)}`];
}

/** Without its key, and with another's. */
function refusedWithoutKey(authority) {
  const { key } = authority, kept = `${key}.kept`;
  renameSync(key, kept);
  const found = refusal(authority, /key file .* is missing/);
  writeFileSync(key, `${"0".repeat(64)}\n`, { mode: 0o600 });
  found.push(...refusal(authority, /cannot be opened with this key/));
  rmSync(key);
  copyFileSync(kept, key);
  rmSync(kept);
  return found;
}

export const run = ({ seed, rounds, until }) =>
  withLoad(seed, async ({ authority, load, before }) => {
    const found = [];
    let done = 0;
    for (; done < rounds && Date.now() < until && found.length === 0; done += 1) {
      await loadFor(load, 200, async () => found.push(...refusal(authority, /Another Firsthand process is using/)));
      await authority.kill();
      found.push(...refusedWithoutKey(authority), ...(await checkAll(authority, load, before)));
      await authority.serve();
    }
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length };
  });

/** With its key, and no other process there, it starts: the refusal looked for must be missed. */
export const control = (seed) =>
  withLoad(seed, async ({ authority }) => {
    await authority.stop();
    return refusal(authority, /./).length > 0 ? "bites" : "TOLD nothing";
  });
