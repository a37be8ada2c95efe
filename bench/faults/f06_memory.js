// F6: the program has 512 MB and no more; then none at all to add. It may refuse or even end, but keeps no half record.
import { readFileSync } from "node:fs";
import { checkAll } from "./checker.js";
import { loadFor, tellsOlderState, tool, withLoad } from "./trial.js";

export const title = "F6 512 MB, and no memory left";
export const rounds = { short: 1, long: 20 };

const statusOf = (pid, which) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`${which}:\\s+(\\d+)`))[1]) * 1024;
const limit = (pid, bytes) => tool("prlimit", "--pid", String(pid), `--as=${bytes}:unlimited`);

export async function run({ seed, rounds, until }) {
  if (!tool("prlimit", "--version").is_well) return { skipped: "there is no prlimit" };
  return withLoad(seed, async ({ authority, load, before }) => {
    const found = [];
    let done = 0, ended = 0;
    for (; done < rounds && Date.now() < until && found.length === 0; done += 1) {
      const { pid } = authority.program;
      if (!limit(pid, 512 * 2 ** 20).is_well) return { skipped: "the memory of another process may not be limited" };
      const earlier = load.saved.length;
      await loadFor(load, 200, undefined, 1);
      if (load.saved.length === earlier) found.push("with 512 MB nothing was saved");
      limit(pid, statusOf(pid, "VmSize")); // and not a page more
      await loadFor(load, 500);
      if (authority.program.signalCode !== null || authority.program.exitCode !== null) ended += 1;
      else await authority.kill();
      found.push(...(await checkAll(authority, load, before)));
      load.refusals.length = 0;
      await authority.serve();
    }
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length, remark: `the program ended in ${ended} of ${done}` };
  });
}

export const control = tellsOlderState;
