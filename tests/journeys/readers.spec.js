// Everybody who opens a child's record is named on it, with when, what and why.
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren, strangersTo } from "../browser/children.js";
import { breakGlass, openByBreakingGlass, recordCall, somebody } from "../browser/entries.js";

const NOW = "2026-11-24T14:30:00Z";

test.beforeEach(async ({ authority }) => authority.setClock(NOW));

const rows = (page) => page.locator("table.app-readers tbody tr");

test("[1.14] whoever opened the record is listed with job, time, pages and why they may; from the file it takes one page", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(children[0].path);
  await page.goto(`${children[0].path}/file`);
  await page.getByRole("link", { name: "Who has looked" }).click();
  const mine = rows(page).first();
  await expect(mine).toContainText("24 Nov 2026, 2:30pm");
  await expect(mine).toContainText("Allocated to the child");
  await expect(mine).toContainText(/ocial worker/);
  await mine.locator("summary").click();
  await expect(mine.locator("li")).toContainText([/Who has looked/, /File/, /Front page/]);
  await expect(page.getByText(/In the last 30 days [1-9]\d* (person|people) looked/)).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
});

test("[1.14] somebody who does not work with the child is listed with the reason they gave, and can be picked out", async ({ page, browser, authority }) => {
  const worker = await signInWithChildren(page, authority);
  const child = worker.children[0];
  const [stranger] = await strangersTo(browser, authority, [worker.children[0].path]);
  await page.context().clearCookies();
  await signIn(page, authority, stranger.name);
  await page.goto(`${child.path}/chronology`);
  await breakGlass(page, stranger, "Her school rang me by mistake");
  await expect(page.getByRole("heading", { name: "Chronology", level: 1 })).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, authority, worker.user.name);
  await page.goto(`${child.path}/readers`);
  const row = rows(page).filter({ hasText: "Her school rang me by mistake" });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("Broke the glass");
  await expect(row).toContainText("Chronology");
  const name = (await row.locator("td").nth(1).textContent()).trim();
  expect(name.toLowerCase()).toContain(stranger.name.split(".")[0]);
  await page.getByLabel("Person").selectOption({ label: await page.getByLabel("Person").locator("option").filter({ hasText: new RegExp(stranger.name.split(".")[0], "i") }).first().textContent() });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("Her school rang me by mistake");
  await checkAccessible(page);
});

test("[1.14] [4.8] after a reason one goes on to what one asked for, also an entry or a correction, and what was sent goes on too", async ({ page, browser, authority }) => {
  await authority.setClock("2026-11-25T09:00:00Z"); // the glass broken above is closed again
  const worker = await signInWithChildren(page, authority);
  const child = worker.children[0].path;
  const entry = await recordCall(page, child, "Where one goes on after a reason.");
  const [stranger, another] = await strangersTo(browser, authority, [child, worker.children[1].path]);
  await page.context().clearCookies();
  await signIn(page, authority, stranger.name);
  const say = async (words, on = page, who = stranger) => {
    await breakGlass(on, who, "short");
    await breakGlass(on, who, words);
  };
  await page.goto(`${entry}/versions?before=1&after=1`);
  await say("A call about this child today");
  await expect(page).toHaveURL(`${authority.url}${entry}/versions?before=1&after=1`);

  // The form was opened on another child and is sent to this entry, as it would be after the hour for which the glass stays broken.
  const late = await somebody(browser, authority, another);
  await openByBreakingGlass(late.page, another, worker.children[1].path);
  const own = await recordCall(late.page, worker.children[1].path, "An entry of one’s own.");
  await late.page.goto(`${own}/corrections/key_issues`);
  await late.page.getByLabel("What should it say?").fill("What one goes on to after a reason.");
  await late.page.getByLabel("Why is it wrong?").fill("The words are in another order.");
  await late.page.locator("main form").evaluate((form, action) => (form.action = action), `${entry}/corrections/key_issues`);
  await late.page.getByRole("button", { name: "Correct it" }).click();
  await expect(late.page.getByText("What you sent is kept and goes on once you have said why.")).toBeVisible();
  await say("Covering for a colleague who is ill", late.page, another);
  await expect(late.page).toHaveURL(new RegExp(`${entry}\\?done=correction$`));
  const request = await late.page.getByRole("link", { name: "Read and decide" }).getAttribute("href");

  await authority.setClock("2026-11-26T09:00:00Z");
  await page.context().clearCookies();
  await signIn(page, authority, stranger.name);
  await page.goto(request);
  await say("Asked to look at this correction");
  await expect(page).toHaveURL(`${authority.url}${request}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Correction asked for");
});

test("[1.14] a long list goes on page by page, from where it stopped", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children.at(-1);
  for (let opening = 0; opening < 60; opening += 1) await page.request.get(`${child.path}/chronology`);
  for (let opening = 0; opening < 60; opening += 1) await page.request.get(`${child.path}/file`);
  await page.goto(`${child.path}/readers`);
  await page.getByRole("link", { name: "Earlier" }).click();
  await expect(page).toHaveURL(/before=\d+/);
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page).toHaveURL(`${child.path}/readers`);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("[1.14] the list of readers is read and narrowed", async ({ page, authority }) => {
    const { children } = await signInWithChildren(page, authority);
    await page.goto(`${children[0].path}/readers`);
    await expect(rows(page).first()).toContainText("Allocated to the child");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(rows(page).first()).toBeVisible();
  });
});
