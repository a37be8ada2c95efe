// Whether a page or a save has become dear: what part of the limit the program reaches, limit and program by turns on a small authority.
// A ratio says the same on any machine and on a busy one. CTest calls it (cmake/bench.cmake).
import { setTimeout as wait } from "node:timers/promises";
import { shown } from "./figures.js";
import { certificate, copyOf, Served } from "./served.js";
import { record } from "./speed/limits.js";
import { againstLimit } from "./speed/measures.js";

// Reached by the checked build when this was last looked at, and what is still taken: noise is a tenth, a slip is more than a third.
const PARTS = [
  { kind: "Child’s front page", reached: 0.5, least: 0.33, connections: 16 },
  { kind: "Saving an entry", reached: 0.7, least: 0.45, connections: 16 },
];
const PREPARED = "../authority"; // made by CTest beside this folder

/** The same program, kept from running for three quarters of the time: the gate must tell of it. */
async function slowed({ program }, what) {
  let isOver = false;
  const slowing = (async () => {
    while (!isOver) {
      program.kill("SIGSTOP");
      await wait(15);
      program.kill("SIGCONT");
      await wait(5);
    }
  })();
  try {
    return await what();
  } finally {
    isOver = true;
    await slowing;
  }
}

const secure = certificate();
await record(PREPARED, PARTS.map(({ kind }) => kind), secure, { requests: 60 });
const served = await Served.start(copyOf(PREPARED, "trial"), { tls: secure });
const children = await served.childrenAtHand(5), failed = [];
for (const { kind, reached, least, connections } of PARTS) {
  const { ratio, program, limit } = await againstLimit(served, children, kind, secure, { rounds: 3, seconds: 1, connections });
  console.log(`${kind}: ${shown(ratio)} of the limit (${shown(program.rate)} of ${shown(limit.rate)} a second); ${reached} when last looked at, at least ${least}`);
  if (ratio < least || program.errors > 0) failed.push(`${kind}: ${shown(ratio)} of the limit, ${program.errors} errors; script/bench speed --small reading saving tells more`);
}
const [{ kind, least, connections }] = PARTS;
const control = await slowed(served, () => againstLimit(served, children, kind, secure, { rounds: 1, seconds: 1, connections }));
console.log(`the control, kept from running for three quarters of the time: ${shown(control.ratio)}`);
if (control.ratio >= least) failed.push(`a slowed page would not be told of: ${shown(control.ratio)}`);
await served.stop();
for (const line of failed) console.error(`FAILED ${line}`);
process.exit(failed.length > 0 ? 1 : 0);
