// F1: the program is killed at random moments under load. Nothing acknowledged is lost.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { server } from "./authority.js";
import { checkAll, checkPages, checkStanding } from "./checker.js";
import { randomFrom } from "./load.js";
import { loadFor, SOME, tells, tellsOlderState, withLoad } from "./trial.js";

export const title = "F1 kill -9 under load";
export const rounds = { short: 10, long: 500 };
export const on_postgresql = true;
const FULL_CHECK_EVERY = 10; // digest and ledger; entries are read after every kill

export const run = ({ seed, rounds, until }) =>
  withLoad(seed, async ({ authority, load, before }) => {
    const random = randomFrom(seed), found = [];
    let done = 0;
    for (; done < rounds && Date.now() < until && found.length === 0; done += 1) {
      const from = load.saved.length;
      await loadFor(load, 20 + random(300), () => authority.kill());
      await authority.serve();
      found.push(...(await checkPages(load, from)));
      if (done % FULL_CHECK_EVERY !== FULL_CHECK_EVERY - 1) continue;
      await authority.stop();
      found.push(...checkStanding(authority, load, before));
      await authority.serve();
    }
    await authority.kill();
    found.push(...(await checkAll(authority, load, before)));
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length };
  });

/** The journal, which holds what was saved last, is taken away before the program starts again. */
export const control = (seed) =>
  server
    ? tellsOlderState(seed)
    : withLoad(seed, async ({ authority, load, before }) => {
        await loadFor(load, 100, () => authority.kill(), SOME);
        rmSync(join(authority.folder, "firsthand.db-wal"));
        return tells(await checkAll(authority, load, before), ["I1"]);
      });
