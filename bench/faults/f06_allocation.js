// F6: now and then an allocation is refused, at places that chance picks. What it hits is answered as a fault, or the program ends; neither
// leaves half a record, and a program that went on serves on.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { checkAll } from "./checker.js";
import { loadFor, tellsOlderState, tool, withLoad } from "./trial.js";

export const title = "F6 an allocation refused, at random";
export const rounds = { short: 2, long: 60 };
export const on_postgresql = true;

const PRELOADED = ["/usr/lib/fiu/fiu_run_preload.so", "/usr/lib/fiu/fiu_posix_preload.so"];
const NAMES = ["malloc", "calloc", "realloc"].map((name) => `libc/mm/${name}`);
const NOTICED = 100; // ms until the end of a program is known here
const PATIENCE = 20_000; // beyond what a request may take and a silent connection may last
const RAREST = 6, SPAN = 2; // one in 1,000,000 to one in 10,000; a page allocates some thousand times

export async function run({ seed, rounds, until }) {
  if (!PRELOADED.every((file) => existsSync(file))) return { skipped: "there is no libfiu" };
  return withLoad(seed, async ({ authority, load, before }) => {
    const found = [];
    const control = join(authority.root, "fiu");
    const tell = (command) => NAMES.map((name) => tool("fiu-ctrl", "-f", control, "-c", command(name), String(authority.program.pid))).find(({ is_well }) => !is_well);
    let done = 0, ended = 0, refused = 0;
    for (; done < rounds && Date.now() < until && found.length === 0; done += 1) {
      await authority.stop();
      await authority.serve({ LD_PRELOAD: PRELOADED.join(" "), FIU_CTRL_FIFO: control, FIU_ENABLE: "" });
      const rarity = 10 ** -(RAREST - SPAN * ((seed + done * 0.618) % 1));
      const untold = tell((name) => `enable_random name=${name},probability=${rarity.toFixed(8)}`);
      if (untold) return { skipped: `libfiu cannot be told what to do: ${untold.said}` };
      if ((await Promise.race([loadFor(load, 800), wait(PATIENCE, "silence", { ref: false })])) === "silence") {
        await authority.kill();
        return { rounds: done, found: [`a request had no answer for ${PATIENCE / 1000} s`], ready: authority.ready };
      }
      await Promise.race([authority.ended, wait(NOTICED)]); // a program that is gone is told nothing any more
      const hasEnded = () => authority.program.signalCode !== null || authority.program.exitCode !== null;
      if (!hasEnded()) {
        tell((name) => `disable name=${name}`);
        const earlier = load.saved.length;
        await loadFor(load, 100, undefined, 1);
        if (!hasEnded() && load.saved.length === earlier) found.push("with memory again nothing was saved");
      }
      if (hasEnded()) ended += 1;
      else await authority.kill();
      refused += load.refusals.length;
      found.push(...(await checkAll(authority, load, before)));
      load.refusals.length = 0;
      await authority.serve();
    }
    if (refused + ended === 0) found.push("nothing was refused: the fault was not felt");
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length, remark: `${refused} requests refused, the program ended in ${ended} of ${done}` };
  });
}

export const control = tellsOlderState;
