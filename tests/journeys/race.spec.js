// Very many at once do what can be done once.
import { BrowserLike } from "../../bench/browser_like.js";
import { expect, STORY_ENDS, test } from "../browser/authority.js";
import { signInWithChildren } from "../browser/children.js";

const BROWSERS = 100;
const call = (words) => ({ finish: "complete", no_actions: "yes", interpreter: "not_needed", "person-1-name": "Sam Field", "person-1-role": "Teacher", "happened-day": "20", "happened-month": "11", "happened-year": "2026", key_issues: words });

test("[15.4.2] of a hundred browsers that complete one draft at the same moment one does, and each of the others is told and loses nothing", async ({ page, authority }) => {
  await authority.setClock(STORY_ENDS);
  const { user, children } = await signInWithChildren(page, authority);
  const form = `${children[0].path}/record/telephone_call`;
  await page.goto(form);
  const draft = await page.locator('main input[name="draft"]').first().inputValue();
  const browsers = await Promise.all(
    Array.from({ length: BROWSERS }, async (_, number) => {
      const browser = new BrowserLike(authority.url);
      await browser.signIn(user);
      await browser.get(form);
      return { browser, words: `The school rang, as window ${number} has it.` };
    }),
  );
  const answers = await Promise.all(browsers.map(({ browser, words }) => browser.post(form, { ...call(words), draft })));
  const completed = answers.filter(({ location }) => /^\/entries\/\d+\?recorded=1$/.test(location));
  expect(completed).toHaveLength(1);
  for (const answer of answers) if (answer !== completed[0]) expect(answer.location).toBe(`/drafts/${draft}/comparison`);

  const [entry] = completed[0].location.split("?");
  const winner = browsers[answers.indexOf(completed[0])];
  await page.goto(entry);
  await expect(page.locator("article").first()).toContainText(winner.words);
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible();
  const versions = await page.request.get(`${entry}/versions`);
  if (versions.ok()) expect([...(await versions.text()).matchAll(/as window (\d+) has it/g)].every(([words]) => winner.words.includes(words))).toBe(true);
  await page.goto(`/drafts/${draft}/comparison`);
  await expect(page.getByText("One window recorded this while you typed in another.")).toBeVisible();
  const file = await (await page.request.get(`${children[0].path}/file?kind=telephone_call&from-day=20&from-month=11&from-year=2026`)).text();
  expect(file.match(/as window \d+ has it/g)).toHaveLength(1);
  const kept = await (await page.request.get("/drafts")).text();
  expect(new Set(kept.match(/as window \d+ has it/g)).size).toBeGreaterThan(0);
});

test("[15.4.2] of a hundred browsers that complete one saved entry at the same moment one does, and each of the others is told that it has changed", async ({ page, authority }) => {
  await authority.setClock(STORY_ENDS);
  const { user, children } = await signInWithChildren(page, authority);
  const browsers = await Promise.all(
    Array.from({ length: BROWSERS }, async () => {
      const browser = new BrowserLike(authority.url);
      await browser.signIn(user);
      return browser;
    }),
  );
  const form = `${children[0].path}/record/telephone_call`;
  await browsers[0].get(form);
  const saved = await browsers[0].post(form, { ...call("Saved, to be completed."), finish: "save" });
  const change = `${saved.location.split("?")[0]}/change`;
  await Promise.all(browsers.map((browser) => browser.get(change)));
  const answers = await Promise.all(
    browsers.map((browser, number) => browser.post(change, call(`Completed by window ${number}.`)).catch((refused) => refused)),
  );
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  const others = answers.filter(({ status }) => status !== 303);
  expect(others.map(({ status }) => status)).toEqual(Array(BROWSERS - 1).fill(409));
  for (const { text } of others) expect(text).toMatch(/changed since you opened it|is completed|cannot be done/);
  await page.goto(change.replace("/change", ""));
  await expect(page.locator("article").first()).toContainText("Completed by window");
});
