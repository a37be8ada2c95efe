// What was answered and what the ledger says was read are the same, page for page.
import { expect, test } from "../browser/authority.js";
import { signInWithChildren, strangersTo } from "../browser/children.js";

const MOST = 150; // pages that one person walks through

const counted = (lines) => lines.reduce((counts, line) => counts.set(line, (counts.get(line) ?? 0) + 1), new Map());

/** How the record stands: what was completed, and how often each person opened what of whom. */
async function digest(authority) {
  const { status, said } = await authority.command("digest");
  expect(status).toBe(0);
  const lines = said.split("\n").filter(Boolean);
  return { completed: lines.filter((line) => !line.startsWith("opened ")), opened: counted(lines.filter((line) => line.startsWith("opened "))) };
}

/** Follows every link from there, as a person could: how many answers showed a page of each child, by the child's number. */
async function walk(page, from) {
  const shown = new Map(), statuses = new Set(), waiting = [...from], met = new Set(from);
  while (waiting.length > 0 && met.size - waiting.length < MOST) {
    const answer = await page.request.get(waiting.shift(), { maxRedirects: 0 });
    statuses.add(answer.status());
    const text = await answer.text();
    const child = text.match(/app-identity__name[\s\S]*?href="\/children\/(\d+)"/)?.[1];
    const beside = [...text.matchAll(/<input[^>]*name="with"[^>]*>/g)].filter(([input]) => / checked/.test(input)).map(([input]) => input.match(/value="(\d+)"/)[1]);
    for (const one of child ? [child, ...beside] : []) shown.set(one, (shown.get(one) ?? 0) + 1);
    for (const [, escaped] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const link = escaped.replaceAll("&amp;", "&");
      if (met.has(link) || /^\/(assets|children\/(?!\d))/.test(link)) continue;
      met.add(link);
      waiting.push(link);
    }
  }
  return { shown, statuses };
}

/** Openings by this person since, by the child's number. */
function openingsBy(user, before, now) {
  const openings = new Map();
  for (const [line, times] of now.opened) {
    const [, child, name] = line.split(" ");
    const more = times - (before.opened.get(line) ?? 0);
    if (name === user.name && more > 0) openings.set(child, (openings.get(child) ?? 0) + more);
  }
  return openings;
}

test("[1.14] every page of a child that was answered stands in the ledger once, nothing else does, and reading changes nothing", async ({ page, authority }) => {
  test.setTimeout(120_000);
  const { user, children } = await signInWithChildren(page, authority);
  const before = await digest(authority);
  await authority.serve();
  await signInWithChildren(page, authority); // opens nothing: the worker was chosen before
  const { shown, statuses } = await walk(page, [children[0].path, "/", "/find", "/search", "/help"]);
  const now = await digest(authority);
  expect([...statuses].sort()).not.toContain(500);
  expect([...shown.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(60);
  expect(openingsBy(user, before, now)).toEqual(shown);
  expect(now.completed).toEqual(before.completed);
  await authority.serve();
});

test("[1.14] [A2.2] whoever is asked why before a page of a child is shown has opened nothing", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const [stranger] = await strangersTo(browser, authority, [children[0].path]);
  const before = await digest(authority);
  await authority.serve();
  await page.context().clearCookies();
  await page.request.post("/sign-in", { form: { user_name: stranger.name, password: stranger.password } });
  for (const rest of ["", "/file", "/chronology", "/details", "/people", "/readers", "/record/home_visit"]) {
    const answer = await page.request.get(children[0].path + rest);
    expect(answer.status()).toBe(403);
    expect(await answer.text()).not.toContain("app-identity");
  }
  expect(openingsBy(stranger, before, await digest(authority)).size).toBe(0);
  await authority.serve();
});
