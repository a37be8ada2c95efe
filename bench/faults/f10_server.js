// F10: the PostgreSQL server ends in the midst and is started again. Nothing acknowledged is lost, and writing goes on by itself.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { server } from "./authority.js";
import { checkAll, checkPages } from "./checker.js";
import { loadFor, tellsOlderState, tool, withLoad } from "./trial.js";

export const title = "F10 PostgreSQL ends and comes back";
export const rounds = { short: 1, long: 20 };
export const only_on_postgresql = true;
export const on_postgresql = true;
const WRITING_AGAIN = 30_000;

/** Ends the server at once, without its leave, and starts it again. It is the private one of FIRSTHAND_POSTGRESQL. */
async function restartServer() {
  const pid = Number(readFileSync(join(server, "data/postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGQUIT");
  while (tool("kill", "-0", String(pid)).is_well) await wait(20);
  const started = tool(new URL("../../script/postgresql", import.meta.url).pathname, "start", server);
  if (!started.is_well) throw new Error(started.said);
}

export const run = ({ seed, rounds, until }) =>
  withLoad(seed, async ({ authority, load, before }) => {
    const found = [];
    let done = 0;
    for (; done < rounds && Date.now() < until && found.length === 0; done += 1) {
      await loadFor(load, 200, restartServer);
      const began = Date.now(), earlier = load.saved.length;
      while (load.saved.length === earlier && Date.now() - began < WRITING_AGAIN) await loadFor(load, 200);
      if (load.saved.length === earlier) found.push(`nothing was saved ${WRITING_AGAIN} ms after the server was back`);
      found.push(...(await checkPages(load)));
    }
    await authority.stop();
    found.push(...(await checkAll(authority, load, before)));
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length };
  });

export const control = tellsOlderState;
