// F13: a hundred changes of one entry at once. One is taken and completes it; every other is told, and none writes over another.
import { checkAll } from "./checker.js";
import { callOf } from "../page_requests.js";
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

/** What is wrong with how the entry stands after these were sent. */
async function wrongAfter({ worker, address }, answers, load) {
  const taken = answers.filter(({ status }) => status === 303), others = answers.filter(({ status }) => status !== 303 && status !== 409);
  const page = await worker.browser.get(address), found = [];
  if (taken.length !== 1) found.push(`F13 ${taken.length} of ${answers.length} changes were taken`);
  for (const { words } of taken) if (!page.includes(words)) found.push(`F13 “${words}” was taken and is not what stands there`);
  if (others.length > AT_ONCE / 100) found.push(`F13 ${others.length} were answered with ${others[0].status}`);
  if (taken.length === 1) load.saved.push({ address, words: taken[0].words, worker });
  return found;
}

const changed = ({ worker, address }, words, finish) => {
  const body = worker.browser.filled(callOf(words, finish));
  return () => worker.browser.send(`${address}/change`, body).then(({ status }) => ({ words, status }), ({ status }) => ({ words, status }));
};

/** All of them filled in on one page that was opened once, and sent at once. */
async function storm(load, round) {
  const entry = await savedEntry(load);
  await entry.worker.browser.get(`${entry.address}/change`);
  const changes = Array.from({ length: AT_ONCE }, (_, i) => changed(entry, `Change ${round}-${i} of a hundred.`, "complete"));
  return wrongAfter(entry, await Promise.all(changes.map((send) => send())), load);
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

/** Each on a page opened after the last was saved: all are taken, and all but the last are written over. */
export const control = (seed) =>
  withLoad(seed, async ({ load }) => {
    const entry = await savedEntry(load), answers = [];
    for (const words of ["Change one.", "Change two."]) {
      await entry.worker.browser.get(`${entry.address}/change`);
      answers.push(await changed(entry, words, "save")());
    }
    return (await wrongAfter(entry, answers, load)).length > 0 ? "bites" : "TOLD nothing";
  });
