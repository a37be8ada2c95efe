// What must hold after every fault (I1 to I7 of the fault matrix). Answers all that does not, in words; nothing when all is well.
//   I1 what was acknowledged is there: entries and readings      I2 sending again makes no second one
//   I3 the ledger is true                                        I4 what was completed is as it was
//   I5 what was shown stands in the ledger                       I6 an error is plain and tells nothing
//   I7 ready within 5 s                                          (Authority.serve throws when it is not)

/** How the record stands, to be held against later: the lines of `firsthand digest`. The authority is not served meanwhile. */
export function standing(authority) {
  const { status, said, stdout } = authority.command("digest");
  if (status !== 0) throw new Error(`no digest: ${said}`);
  const lines = stdout.split("\n").filter(Boolean);
  return { completed: new Set(lines.filter((line) => !line.startsWith("opened "))), opened: counted(lines.filter((line) => line.startsWith("opened "))) };
}

const counted = (lines) => lines.reduce((counts, line) => counts.set(line, (counts.get(line) ?? 0) + 1), new Map());
const entriesIn = ({ completed }) => [...completed].filter((line) => line.startsWith("entry ")).length;

/** While it is served again: sends what got no answer twice, and reads the newest acknowledged entries. */
export async function checkPages(load, from = 0) {
  const found = [];
  const calls = load.unanswered.splice(0);
  for (const call of calls) {
    try {
      const first = await load.send(call), second = await load.send({ ...call, is_repeated: true });
      if (!first || first !== second) found.push(`I2 sent again, “${call.words}” came to ${first} and ${second}`);
    } catch (error) {
      found.push(`I1 “${call.words}” cannot be sent again: ${error.message}`);
    }
  }
  for (const { address, words, worker } of load.saved.slice(from)) {
    const page = await worker.browser.get(address).catch((error) => error.message);
    if (!page.includes(words)) found.push(`I1 ${address} does not say “${words}”: ${page.slice(0, 80)}`);
  }
  for (const { status, text, words } of load.refusals) {
    const others = load.workers.flatMap(({ children }) => children.map(({ name }) => name)).filter((name) => text.includes(name) && !words.includes(name));
    if (others.length > 0 || /SELECT|INSERT|sqlite|libpq|firsthand\.db/i.test(text)) found.push(`I6 an answer of ${status} tells too much: ${text.slice(0, 200)}`);
    if (!/not (been )?saved|nothing|may not|busy|cannot be shown|try again/i.test(text)) found.push(`I6 an answer of ${status} is not plain: ${text.slice(0, 200)}`);
  }
  return found;
}

/** When it is served no more, against how it stood before. */
export function checkStanding(authority, load, before) {
  const found = [];
  const verified = authority.command("verify");
  if (verified.status !== 0) found.push(`I3 ${verified.said.trim()}`);
  let now;
  try {
    now = standing(authority);
  } catch (error) {
    return [...found, `I4 ${error.message}`];
  }
  const changed = [...before.completed].filter((line) => !now.completed.has(line));
  if (changed.length > 0) found.push(`I4 ${changed.length} rows of completed entries are not as they were, such as ${changed[0]}`);
  const expected = entriesIn(before) + new Set(load.saved.map(({ address }) => address)).size;
  const duplicates = entriesIn(now) - expected;
  if (duplicates !== 0) found.push(`${duplicates > 0 ? "I2" : "I1"} ${entriesIn(now)} completed entries where ${expected} were acknowledged`);
  for (const [reading, times] of load.readings) {
    const kept = (now.opened.get(reading) ?? 0) - (before.opened.get(reading) ?? 0);
    if (kept < times) found.push(`I5 “${reading}” was shown ${times} times and stands ${kept} times in the ledger`);
  }
  return found;
}

/** The whole of it, after the program has ended somehow; the pages of the entries from this one on. The authority is stopped afterwards. */
export async function checkAll(authority, load, before, from = 0) {
  try {
    await authority.serve();
    const found = await checkPages(load, Math.max(0, from));
    await authority.stop();
    return [...found, ...checkStanding(authority, load, before)];
  } catch (error) {
    return [`I7 ${error.message.slice(0, 300)}`];
  }
}
