// clang-tidy over the sources changed since the last landed commit. Run by script/lint.
//
// A source that passed is remembered by its content and that of every header of ours that it reaches, so it is looked at
// once. At most MOST are looked at in one run, the newest first; how many were left for the next run is said.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";

const BUILD = "build/dev";
const OURS = join(BUILD, "tidy");
const MOST = 40;

function git(...words) {
  try {
    return execFileSync("git", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

/** What has landed was looked at when it landed. Without a remote, the last commit counts as landed. */
function changedSources() {
  const landed = git("merge-base", "HEAD", "origin/main")[0] ?? "HEAD";
  const names = [...git("diff", "--name-only", "--diff-filter=d", landed), ...git("ls-files", "--others", "--exclude-standard")];
  return [...new Set(names)].filter((name) => /^src\/.*\.cpp$/.test(name)).sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
}

/** The file and every header of ours that it reaches. */
function reached(file, found = new Set()) {
  if (found.has(file) || !existsSync(file)) return found;
  found.add(file);
  for (const [, name] of readFileSync(file, "utf8").matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)) reached(join("src", name), found);
  return found;
}

function mark(source) {
  const hash = createHash("sha256");
  for (const file of [".clang-tidy", ...[...reached(source)].sort()]) hash.update(readFileSync(file));
  return join(OURS, hash.digest("hex").slice(0, 40));
}

/** GCC's precompiled header and some of its warnings mean nothing to Clang; Clang warns of GCC's own library. */
function writeCommands() {
  const commands = readFileSync(join(BUILD, "compile_commands.json"), "utf8")
    .replace(/ -Winvalid-pch -include [^ ]*cmake_pch\.hxx/g, ` -include ${resolve("src/base/precompiled.hpp")}`)
    .replace(/ -fpch-preprocess/g, "")
    .replace(/ -Werror/g, " -Werror -Wno-unknown-warning-option -Wno-deprecated-declarations");
  writeFileSync(join(OURS, "compile_commands.json"), commands);
}

function tidy(source) {
  return new Promise((resolve) => {
    const remembered = mark(source);
    let said = "";
    const program = spawn("clang-tidy-19", ["--quiet", "-p", OURS, source], { stdio: ["ignore", "pipe", "ignore"] });
    program.stdout.on("data", (bytes) => (said += bytes));
    program.on("error", (error) => resolve(`clang-tidy-19 cannot be run: ${error.message}`));
    program.on("close", (code) => {
      if (code === 0) writeFileSync(remembered, "");
      resolve(code === 0 ? "" : said || `${source}: clang-tidy ended with ${code}`);
    });
  });
}

async function worker(queue, faults) {
  for (let source = queue.shift(); source; source = queue.shift()) {
    const said = await tidy(source);
    if (said) faults.push(said);
  }
}

const changed = changedSources();
if (changed.length > 0 && !existsSync(join(BUILD, "compile_commands.json"))) {
  console.error("lint: clang-tidy left out, nothing is built yet: cmake --preset dev");
} else if (changed.length > 0) {
  mkdirSync(OURS, { recursive: true });
  writeCommands();
  const due = changed.filter((source) => !existsSync(mark(source)));
  if (due.length > MOST) console.error(`lint: clang-tidy looks at the newest ${MOST} files; ${due.length - MOST} are left for the next run`);
  const queue = due.slice(0, MOST);
  const faults = [];
  await Promise.all(Array.from({ length: availableParallelism() }, () => worker(queue, faults)));
  for (const fault of faults) console.error(fault.trim());
  process.exitCode = faults.length > 0 ? 1 : 0;
}
