// F4: the disk takes what is written and then fails to keep it (EIO from fsync). Nothing is acknowledged from then on, not even once the
// disk says that all is well again, until the program is started anew.
import { setTimeout as wait } from "node:timers/promises";
import { started } from "./authority.js";
import { checkAll } from "./checker.js";
import { loadFor, tellsOlderState, tool, withLoad } from "./trial.js";

export const title = "F4 fsync error";
export const rounds = { short: 1, long: 20 };

/** Makes each fsync of the program fail until the answer is called; nothing where it may not be traced. */
async function failFsync(pid) {
  const strace = started("strace", ["-f", "-q", "-p", String(pid), "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO", "-o", "/dev/null"]);
  let said = "";
  strace.stderr.on("data", (bytes) => (said += bytes));
  await Promise.race([wait(600), new Promise((resolve) => strace.on("close", resolve))]);
  if (strace.exitCode !== null) return { refused: said.trim() || "strace ended" };
  return { end: () => new Promise((resolve) => (strace.on("close", resolve), strace.kill("SIGINT"))) };
}

export async function run({ seed, rounds, until }) {
  if (!tool("strace", "-V").is_well) return { skipped: "there is no strace" };
  return withLoad(seed, async ({ authority, load, before }) => {
    const found = [];
    let done = 0;
    for (; done < rounds && Date.now() < until && found.length === 0; done += 1) {
      await loadFor(load, 100, undefined, 1);
      const failing = await failFsync(authority.program.pid);
      if (failing.refused) return { skipped: `the program may not be traced: ${failing.refused}` };
      const acknowledged = () => load.saved.length + [...load.readings.values()].reduce((sum, times) => sum + times, 0);
      const earlier = acknowledged();
      await loadFor(load, 300);
      await failing.end();
      await loadFor(load, 200); // the disk says that all is well: it is not believed
      if (acknowledged() !== earlier) found.push(`I1 ${acknowledged() - earlier} answers acknowledged what the disk had not kept`);
      if (load.refusals.length === 0) found.push("nothing was refused: the fault was not felt");
      await authority.kill();
      found.push(...(await checkAll(authority, load, before)));
      load.refusals.length = 0;
      await authority.serve();
    }
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length };
  });
}

export const control = tellsOlderState;
