// F13: a hundred changes of one entry at once. One is taken and completes it; every other is told, and none writes over another.
import { checkAll } from "./checker.js";
import { callOf } from "./load.js";
import { withLoad } from "./trial.js";

export const title = "F13 100 changes of one entry at once";
export const rounds = { short: 2, long: 30 };
export const on_postgresql = true;
const AT_ONCE = 100;

async function savedEntry(load) {
  const worker = load.workers[load.random(load.workers.length)];
  const path = `${worker.children[0].path}/record/telephone_call`;
  await load.read(worker, path);
  const { location } = await worker.browser.send(path, worker.browser.filled(callOf("As it was saved first.", "save")));
  return { worker, address: location.match(/^\/entries\/\d+/)[0] };
}

/** Answers how many were taken, and what is wrong with how it stands. `reads` is how often the form is opened: once, for all of them. */
async function storm(load, round, readsEachTime = false) {
  const { worker, address } = await savedEntry(load);
  const bodies = [];
  if (!readsEachTime) await worker.browser.get(`${address}/change`);
  for (let i = 0; i < AT_ONCE; i += 1) bodies.push({ words: `Change ${round}-${i} of a hundred.`, body: worker.browser.filled(callOf(`Change ${round}-${i} of a hundred.`, readsEachTime ? "save" : "complete")) });
  const answers = [];
  const send = async ({ words, body }) => answers.push(await worker.browser.send(`${address}/change`, body).then(({ status }) => ({ words, status }), ({ status }) => ({ words, status })));
  if (!readsEachTime) await Promise.all(bodies.map(send));
  else for (const { words } of bodies.slice(0, 3)) await worker.browser.get(`${address}/change`), await send({ words, body: worker.browser.filled(callOf(words, "save")) });
  const taken = answers.filter(({ status }) => status === 303);
  const page = await worker.browser.get(address);
  const found = [];
  if (taken.length !== 1) found.push(`F13 ${taken.length} of ${answers.length} changes were taken`);
  for (const { words } of taken) if (!page.includes(words)) found.push(`F13 “${words}” was taken and is not what stands there`);
  const other = answers.filter(({ status }) => status !== 303 && status !== 409);
  if (other.length > AT_ONCE / 100) found.push(`F13 ${other.length} were answered with ${other[0].status}`);
  if (taken.length === 1) load.saved.push({ address, words: taken[0].words, worker });
  return found;
}

export const run = ({ seed, rounds, until }) =>
  withLoad(seed, async ({ authority, load, before }) => {
    const found = [];
    let done = 0;
    for (; done < rounds && Date.now() < until && found.length === 0; done += 1) found.push(...(await storm(load, done)));
    await authority.stop();
    found.push(...(await checkAll(authority, load, before)));
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length };
  });

/** Changes that know of each other are all taken, so that all but the last are written over. */
export const control = (seed) => withLoad(seed, async ({ load }) => ((await storm(load, 0, true)).length > 0 ? "bites" : "TOLD nothing"));
