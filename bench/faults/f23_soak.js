// F23: the load goes on for minutes; memory and open files stay where they were.
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { checkAll } from "./checker.js";
import { loadFor, tellsOlderState, withLoad } from "./trial.js";

export const title = "F23 soak";
export const only_when_asked = true;
const SETTLING = 0.2; // the first share of the time, in which caches fill

const megabytes = (pid) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1024;
const files = (pid) => readdirSync(`/proc/${pid}/fd`).length;

export const run = ({ seed, minutes }) =>
  withLoad(seed, async ({ authority, load, before }) => {
    const { pid } = authority.program, total = minutes * 60_000;
    let settled;
    await loadFor(load, 0, async () => {
      await wait(total * SETTLING);
      settled = { megabytes: megabytes(pid), files: files(pid) };
      await wait(total * (1 - SETTLING));
    });
    const growth = megabytes(pid) / settled.megabytes - 1;
    const found = [];
    if (growth > 0.05) found.push(`memory grew by ${(growth * 100).toFixed(1)}%`);
    if (files(pid) > settled.files + 8) found.push(`open files grew from ${settled.files} to ${files(pid)}`);
    await authority.stop();
    found.push(...(await checkAll(authority, load, before)));
    return { rounds: 1, found, ready: authority.ready, entries: load.saved.length, remark: `memory grew by ${(growth * 100).toFixed(1)}% in ${minutes} minutes` };
  });

export const control = tellsOlderState;
