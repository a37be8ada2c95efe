// F2: the program ends at each named step of a commit (src/store/named_steps.hpp).
import { setTimeout as wait } from "node:timers/promises";
import { checkAll } from "./checker.js";
import { loadFor, tellsOlderState, withLoad } from "./trial.js";

export const title = "F2 kill at each step of a commit";
export const rounds = { short: 1, long: 20 };
export const on_postgresql = true;
const STEPS = ["begun", "command_done", "before_commit", "after_commit", "before_answer"];

export const run = ({ seed, rounds, until }) =>
  withLoad(seed, async ({ authority, load, before }) => {
    const found = [];
    let done = 0;
    await authority.stop();
    for (let round = 0; round < rounds && Date.now() < until; round += 1) {
      for (const step of STEPS) {
        await authority.serve({ FIRSTHAND_STOP_AT: `${step}:${5 + load.random(40)}` });
        await loadFor(load, 5_000); // unless it ends before
        if (!(await Promise.race([authority.ended, wait(1_000)]))) found.push(`the step ${step} was not reached`), await authority.kill();
        found.push(...(await checkAll(authority, load, before)).map((line) => `at ${step}: ${line}`));
        done += 1;
      }
    }
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length };
  });

export const control = tellsOlderState;
