// F23: the load goes on for minutes; memory and open files stay where they were.
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { server } from "./authority.js";
import { checkAll } from "./checker.js";
import { loadFor, tellsOlderState, withLoad } from "./trial.js";

export const title = "F23 soak";
export const only_when_asked = true;
export const on_postgresql = true;
const SETTLING = 0.2; // the first share of the time, in which caches fill
// On a file each connection keeps pages of it, up to 64 MB (src/store/sqlite.cpp): they fill for as long as the file grows, and the whole
// has a limit. With PostgreSQL the program keeps no pages, so that what it loses shows.
const MOST_GROWTH = 0.05, MOST_MEGABYTES = 512;
const READ_AGAIN = 5_000; // the newest entries, page by page; the digest holds all

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
    const end = megabytes(pid), growth = end / settled.megabytes - 1;
    const found = [];
    if (server && growth > MOST_GROWTH) found.push(`memory grew by ${(growth * 100).toFixed(1)}%`);
    if (end > MOST_MEGABYTES) found.push(`memory grew to ${end.toFixed(0)} MB`);
    if (files(pid) > settled.files + 8) found.push(`open files grew from ${settled.files} to ${files(pid)}`);
    await authority.stop();
    found.push(...(await checkAll(authority, load, before, load.saved.length - READ_AGAIN)));
    const remark = `memory ${settled.megabytes.toFixed(0)} MB after ${(minutes * SETTLING).toFixed(0)} minutes and ${end.toFixed(0)} MB after ${minutes}`;
    return { rounds: 1, found, ready: authority.ready, entries: load.saved.length, remark };
  });

export const control = tellsOlderState;
