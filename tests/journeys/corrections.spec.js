// What was written stands. Others add to it, or ask its author that it should say something else.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { colleague, leaderOf, recordCall, sendRepeatedly, somebody } from "../browser/entries.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

test.beforeEach(async ({ authority }) => authority.setClock("2026-11-24T14:30:00Z"));

async function askToCorrectKeyIssues(page, entry, words, reason) {
  await page.goto(entry);
  await page.getByRole("link", { name: "Ask for a correction" }).click();
  await checkAccessible(page);
  await page.getByRole("link", { name: "Correct Key issues" }).click();
  await checkAccessible(page);
  await page.getByLabel("What should it say?").fill(words);
  await page.getByLabel("Why is it wrong?").fill(reason);
  await page.getByRole("button", { name: "Ask for this correction" }).click();
  await expect(page.getByText("Your correction is sent to be decided.")).toBeVisible();
}

test("[2.6] [4.13] an author changes a saved entry, and every version stays with who, when and what differs", async ({ page, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "Mum says the boiler is broken.", { finish: "Save to the file, finish later" });
  await authority.setClock("2026-11-24T14:40:00Z");
  await page.getByRole("button", { name: "Change or complete" }).click();
  await page.getByLabel("Key issues").fill("Mum says the boiler is mended.");
  await page.getByRole("button", { name: "Complete" }).click();
  await page.getByRole("link", { name: "Read and compare" }).click();
  await expect(page.getByRole("heading", { name: "What differs between version 1 and version 2" })).toBeVisible();
  await expect(page.locator("del")).toContainText("broken.");
  await expect(page.locator("ins")).toContainText("mended.");
  await expect(page.locator("del")).toContainText("taken out");
  await expect(page.getByRole("row", { name: /Version 1 24 Nov 2026, 2:30pm .* First written/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /Version 2 24 Nov 2026, 2:40pm .* Changed by its author/ })).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("link", { name: "Version 1", exact: true }).click();
  await expect(page.locator("article")).toContainText("Mum says the boiler is broken.");
  await checkAccessible(page);
  await page.goto(entry);
  await expect(page.getByRole("button", { name: "Change or complete" })).toHaveCount(0);
  expect(user.role).toBe("practitioner");
});

test("[4.13] a completed entry is only added to: an addendum stands beside it, once however often it is sent, and its author is told", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "Nan rang about Saturday.");
  const other = await colleague(browser, authority, children[0].path, user);
  await other.page.goto(entry);
  await other.page.getByRole("button", { name: "Add an addendum" }).click();
  await checkAccessible(other.page);
  await checkNoHorizontalScroll(other.page);
  await other.page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(other.page)).toEqual(["Enter what you want to add"]);
  await other.page.getByLabel("What you want to add").fill("Nan rang again: it is Sunday, not Saturday.");
  const answers = await sendRepeatedly(other.page, "form.app-composer", 3, { finish: "complete" });
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
  await other.page.goto(entry);
  await expect(other.page.getByText("Nan rang again: it is Sunday, not Saturday.")).toHaveCount(1);
  await expect(other.page.locator("article").first()).toContainText("Nan rang about Saturday.");
  await checkAccessible(other.page);
  await checkNoHorizontalScroll(other.page);
  await page.goto("/");
  await expect(page.getByText(/added to an entry of yours on/)).toBeVisible();
});

test("[4.12] another’s change is a request: the author accepts it, what it said stays readable, and both names stand there", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "School says he was late on Monday.");
  const other = await colleague(browser, authority, children[0].path, user);
  await askToCorrectKeyIssues(other.page, entry, "School says he was late on Tuesday.", "I have the register before me.");
  await expect(other.page.locator("article").first()).toContainText("late on Monday");
  await page.goto("/");
  await expect(page.getByText(new RegExp(`asks for a correction of an entry on ${children[0].name}`))).toBeVisible();
  await checkAccessible(page);
  await page.getByRole("link", { name: /Corrections and moves: \d+ waits? for you/ }).click();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("link", { name: /Correction: Telephone call/ }).last().click();
  await expect(page.locator("ins")).toContainText("Tuesday.");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByLabel("Accept").check();
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByText("Corrected. What it said before stays readable as a version.")).toBeVisible();
  await expect(page.locator("article").first()).toContainText("late on Tuesday");
  await expect(page.locator("article").first()).toContainText("Completed");
  await expect(page.getByText("I have the register before me.")).toBeVisible();
  await expect(page.getByText(/^Agreed by /)).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.goto(`${entry}/versions/1`);
  await expect(page.locator("article")).toContainText("late on Monday");
  await page.goto(`${entry}/versions`);
  await expect(page.getByRole("row", { name: /Correction asked by .*, agreed by / })).toBeVisible();
  await other.page.goto("/");
  await expect(other.page.getByText(/agreed to the correction you asked for on/)).toBeVisible();
  await page.goto("/");
  await expect(page.getByText(new RegExp(`asks for a correction of an entry on ${children[0].name}`))).toHaveCount(0); // decided: nobody is told to decide any more
});

test("[4.12] the author refuses with a reason, the entry stays as it was, and nobody else can decide for them", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "Dad was calm on the telephone.");
  const other = await colleague(browser, authority, children[0].path, user);
  await askToCorrectKeyIssues(other.page, entry, "Dad was angry on the telephone.", "He told me so.");
  await other.page.getByRole("link", { name: "Read and decide" }).click();
  await expect(other.page.getByText(/who wrote the entry, can accept or refuse this/)).toBeVisible();
  await expect(other.page.getByRole("button", { name: "Record the decision" })).toHaveCount(0);
  const leader = await leaderOf(browser, authority, children[0].path);
  await leader.page.goto(new URL(other.page.url()).pathname);
  await expect(leader.page.getByRole("button", { name: "Record the decision" })).toHaveCount(0);
  await page.goto(new URL(other.page.url()).pathname);
  await page.getByRole("button", { name: "Record the decision" }).click();
  expect(await errorSummary(page)).toEqual(["Select whether you accept or refuse the correction"]);
  await page.getByLabel("Refuse", { exact: true }).check();
  await page.getByRole("button", { name: "Record the decision" }).click();
  expect(await errorSummary(page)).toEqual(["Enter why you refuse the correction"]);
  await page.getByLabel("Why do you refuse?").fill("I spoke to him; he was calm.");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.locator("article").first()).toContainText("Dad was calm on the telephone.");
  await expect(page.getByText(/Refused by .*: I spoke to him; he was calm\./)).toBeVisible();
  await page.goto(`${entry}/versions`);
  await expect(page.getByRole("row", { name: /^Version 2/ })).toHaveCount(0);
});

test("[4.12] a correction of a wrong date is asked for as a date, and sent twice it is asked once", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "A call whose day was mistaken.");
  const other = await colleague(browser, authority, children[0].path, user);
  await other.page.goto(`${entry}/corrections/happened`);
  await other.page.getByLabel("Day").fill("31");
  await other.page.getByLabel("Month").fill("2");
  await other.page.getByRole("button", { name: "Ask for this correction" }).click();
  expect(await errorSummary(other.page)).toEqual(["Enter a real date, such as 27 3 2026, and a time such as 2:15pm or none", "Enter why it should say something else"]);
  await checkAccessible(other.page);
  await other.page.getByLabel("Day").fill("23");
  await other.page.getByLabel("Month").fill("11");
  await other.page.getByLabel("Why is it wrong?").fill("The call list says the 23rd.");
  const answers = await sendRepeatedly(other.page, "main form", 2);
  expect(answers.map((answer) => answer.status())).toEqual([303, 303]);
  await other.page.goto(entry);
  await expect(other.page.getByRole("link", { name: "Read and decide" })).toHaveCount(1);
});

test("[4.13] an addendum and a correction need no script", async ({ browser, authority }) => {
  const context = await browser.newContext({ baseURL: authority.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const { user, children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "The health visitor came at two.");
  await page.getByRole("button", { name: "Add an addendum" }).click();
  await page.getByLabel("What you want to add").fill("She left her number.");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("She left her number.")).toBeVisible();
  await page.goto(`${entry}/corrections/key_issues`);
  await page.getByLabel("What should it say?").fill("The health visitor came at three.");
  await page.getByLabel("Why is it wrong?").fill("I misread my own note.");
  await page.getByRole("button", { name: "Correct it" }).click();
  await expect(page.locator("article").first()).toContainText("came at three");
  await page.goto(`${entry}/versions`);
  await expect(page.getByRole("row", { name: /Correction asked by/ })).toBeVisible();
  expect(user.role).toBe("practitioner");
});

test("[4.12] where the author has left a manager decides, and that is recorded", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "The key is with the naybour.");
  const other = await colleague(browser, authority, children[0].path, user);
  const leader = await leaderOf(browser, authority, children[0].path);
  await leaves(browser, authority, user);
  await askToCorrectKeyIssues(other.page, entry, "The key is with the neighbour.", "A spelling that would not be found by search.");
  await other.page.getByRole("link", { name: "Read and decide" }).click();
  await expect(other.page.getByText("The author is no longer here. A manager decides.")).toBeVisible();
  await leader.page.goto("/corrections");
  await leader.page.getByRole("link", { name: /Correction: Telephone call/ }).last().click();
  await expect(leader.page.getByText("so you decide as a manager. That is recorded.")).toBeVisible();
  await leader.page.getByLabel("Accept").check();
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  await expect(leader.page.locator("article").first()).toContainText("The key is with the neighbour.");
  await expect(leader.page.getByText(/^Agreed by .* as manager, since the author is no longer here/)).toBeVisible();
});

/** An administrator records that this person has left. */
async function leaves(browser, authority, user) {
  const admin = await somebody(browser, authority, authority.userWithRole("administrator"));
  await admin.page.goto("/staff");
  const people = admin.page.locator('main a[href^="/staff/users/"]');
  for (const href of await people.evaluateAll((all) => all.map((link) => link.getAttribute("href")))) {
    await admin.page.goto(href);
    if ((await admin.page.getByText(user.name, { exact: true }).count()) > 0) {
      await admin.page.goto(`${href}/leaving`);
      await admin.page.locator("main form button[type=submit], main form button").last().click();
      return;
    }
  }
  throw new Error(`the administrator does not find ${user.name}`);
}
