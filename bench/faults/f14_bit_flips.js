// F14: bits of the database file, and of its journal, turn over. What is read then is either true or refused; never something else.
import { closeSync, cpSync, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { randomFrom } from "./load.js";
import { loadFor, SOME, withLoad } from "./trial.js";

export const title = "F14 random bit flips";
export const rounds = { short: 12, long: 200 };
// The last change in the journal cannot be told from one that the power cut short; four workers' commands may stand in it.
const LINES_OF_LAST_CHANGE = 16;

function flip(file, random) {
  const open = openSync(file, "r+"), byte = Buffer.alloc(1);
  const at = random(statSync(file).size);
  readSync(open, byte, 0, 1, at);
  byte[0] ^= 1 << random(8);
  writeSync(open, byte, 0, 1, at);
  closeSync(open);
  return at;
}

/** What the program makes of the files as they are: everything completed and every opening, or a refusal. */
function told(authority) {
  const digest = authority.command("digest"), verified = authority.command("verify");
  if (digest.status !== 0 || verified.status !== 0) return { refusal: digest.status !== 0 ? digest.said : verified.said };
  return { lines: digest.stdout };
}

/** Damages the one file or the other, and holds what is told against what is true: { outcome, found }. */
function damage(authority, clean, random, file, truth) {
  rmSync(authority.folder, { recursive: true });
  cpSync(clean, authority.folder, { recursive: true });
  const at = flip(join(authority.folder, file), random);
  const { refusal, lines } = told(authority);
  if (refusal !== undefined) {
    const is_plain = /damaged|malformed|disk I\/O error|not a database|NOT what it was/i.test(refusal);
    return { outcome: "refused", found: is_plain ? [] : [`F14 ${file} at ${at}: refused with ${refusal.slice(0, 200)}`] };
  }
  if (lines === truth) return { outcome: "untouched", found: [] };
  const known = new Set(truth.split("\n"));
  const untrue = lines.split("\n").filter((line) => !known.has(line));
  if (untrue.length > 0) return { outcome: "untrue", found: [`F14 ${file} at ${at}: ${untrue[0]} is not what was written`] };
  const missing = known.size - new Set(lines.split("\n")).size;
  if (file.endsWith("-wal") && missing <= LINES_OF_LAST_CHANGE) return { outcome: "without the last change", found: [] };
  return { outcome: "cut short", found: [`I1 ${file} at ${at}: ${missing} lines are missing, and nothing is said`] };
}

async function damages(seed, rounds, until, files) {
  return withLoad(seed, async ({ authority, load }) => {
    await loadFor(load, 300, () => authority.kill(), SOME);
    const clean = join(authority.root, "clean"), random = randomFrom(seed);
    cpSync(authority.folder, clean, { recursive: true });
    const truth = told(authority).lines;
    const counts = { refused: 0, untouched: 0, "without the last change": 0, untrue: 0, "cut short": 0 }, found = [];
    let done = 0;
    for (; done < rounds && Date.now() < until; done += 1) {
      const one = damage(authority, clean, random, files[done % files.length], truth);
      counts[one.outcome] += 1;
      found.push(...one.found);
    }
    const remark = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`).join(", ");
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length, remark };
  });
}

export const run = ({ seed, rounds, until }) => damages(seed, rounds, until, ["firsthand.db", "firsthand.db-wal"]);

/** A whole older file, every page of it authentic, in the place of the true one: told by what is missing. */
export const control = (seed) =>
  withLoad(seed, async ({ authority, load }) => {
    await authority.stop();
    const older = join(authority.root, "older");
    cpSync(authority.folder, older, { recursive: true });
    await authority.serve();
    await loadFor(load, 100, undefined, SOME);
    await authority.stop();
    const truth = told(authority).lines;
    rmSync(authority.folder, { recursive: true });
    cpSync(older, authority.folder, { recursive: true });
    return told(authority).lines !== truth ? "bites" : "TOLD nothing";
  });
