// What is typed is kept, for its writer alone: drafts, two windows on one draft, and a jotter for each child.
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, myChildren, signInWithChildren } from "../browser/children.js";
import { leaderOf } from "../browser/entries.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

test.beforeEach(async ({ authority }) => authority.setClock("2026-11-24T14:30:00Z"));

const saved = (page) => page.waitForResponse((answer) => answer.url().endsWith("/drafts") && answer.request().method() === "POST");

async function type(page, label, words) {
  const answered = saved(page);
  await page.getByLabel(label).fill(words);
  await page.getByLabel(label).blur();
  return (await answered).status();
}

/** The same draft open in two browsers of one person, both with the first words. */
async function twoWindows(page, browser, authority) {
  const { user, children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/email`);
  expect(await type(page, "Key issues", "She asks for a meeting.")).toBe(200);
  const draft = `/drafts/${await page.locator("input[name=draft]").inputValue()}`;
  const context = await browser.newContext({ baseURL: authority.url });
  const other = await context.newPage();
  await signIn(other, authority, user.name);
  await page.goto(draft);
  await other.goto(draft);
  return { other, draft, child: children[0] };
}

test("[A6.30] two windows on one draft: neither text is lost and the writer chooses with both before them", async ({ page, browser, authority }) => {
  const { other, draft } = await twoWindows(page, browser, authority);
  expect(await type(page, "Key issues", "She asks for a meeting on Monday.")).toBe(200);
  expect(await type(other, "Key issues", "She asks for a meeting with the school.")).toBe(409);
  await expect(other.getByText("Not saved: this draft was changed in another window.")).toBeVisible();
  await other.goto(`${draft}/comparison`);
  await expect(other.getByText("on Monday.")).toBeVisible();
  await expect(other.getByText("with the school.")).toBeVisible();
  await checkAccessible(other);
  await checkNoHorizontalScroll(other);
  await other.getByLabel("Both").check();
  await other.getByRole("button", { name: "Go on" }).click();
  await expect(other.getByRole("row", { name: /She asks for a meeting on Monday\./ })).toBeVisible();
  await expect(other.getByRole("row", { name: /She asks for a meeting with the school\./ })).toBeVisible();
});

test("[A6.30] choosing one window’s text goes on with it, and the other is gone by that choice only", async ({ page, browser, authority }) => {
  const { other, draft } = await twoWindows(page, browser, authority);
  await type(page, "Key issues", "The first window says this.");
  await type(other, "Key issues", "The second window says that.");
  await other.goto(`${draft}/comparison`);
  await other.getByLabel("The text of the other window").check();
  await other.getByRole("button", { name: "Go on" }).click();
  await expect(other.getByLabel("Key issues")).toHaveValue("The second window says that.");
  await other.goto("/drafts");
  await expect(other.getByText("The first window says this.")).toHaveCount(0);
});

test("[A6.30] one window records while the other types on: one entry is made, and the other’s words are kept as a draft", async ({ page, browser, authority }) => {
  const { other } = await twoWindows(page, browser, authority);
  await page.getByRole("group", { name: "Who took part" }).getByRole("checkbox").first().check();
  await page.getByLabel("No actions were agreed").check();
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("Completed and locked.")).toBeVisible();
  const entry = new URL(page.url()).pathname;
  await other.getByLabel("Key issues").fill("She asks for a meeting, and for an interpreter.");
  await other.getByRole("group", { name: "Who took part" }).getByRole("checkbox").first().check();
  await other.getByLabel("No actions were agreed").check();
  await other.getByRole("button", { name: "Complete" }).click();
  await expect(other.getByText("One window recorded this while you typed in another.")).toBeVisible();
  await checkAccessible(other);
  await other.getByLabel("Keep the draft too").check();
  await other.getByRole("button", { name: "Go on" }).click();
  await expect(other.getByRole("row", { name: /and for an interpreter/ })).toHaveCount(1);
  await other.goto(entry);
  await expect(other.locator("article").first()).not.toContainText("interpreter");
});

test("[4.10] drafts are listed with child, kind, age and first words, for their writer alone, and are discarded after a question", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/letter`);
  await type(page, "Key issues", "A letter that was never sent.");
  const draft = `/drafts/${await page.locator("input[name=draft]").inputValue()}`;
  await authority.setClock("2026-11-27T09:00:00Z");
  await signInWithChildren(page, authority);
  await page.goto("/drafts");
  await expect(page.getByRole("row", { name: /Letter .* A letter that was never sent\. 3 days ago/ })).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const leader = await leaderOf(browser, authority, children[0].path);
  expect((await leader.page.goto(draft)).status()).toBe(404);
  expect((await leader.page.goto(`${draft}/comparison`)).url()).toContain("/drafts");
  await leader.page.goto("/drafts");
  await expect(leader.page.getByText("A letter that was never sent.")).toHaveCount(0);
  await page.goto(`${draft}/discard`);
  await checkAccessible(page);
  await expect(page.getByText("A letter that was never sent.")).toBeVisible();
  await page.getByRole("button", { name: "Discard the draft" }).click();
  await expect(page.getByText("A letter that was never sent.")).toHaveCount(0);
  expect((await page.goto(draft)).status()).toBe(404);
});

test("[A6.30] each child has a jotter of the worker’s own, turned into a record and emptied only when that is saved", async ({ page, authority }) => {
  const worker = await signInWithChildren(page, authority);
  const children = [];
  for (const child of worker.children) {
    await page.goto(`${child.path}/jotter`);
    if ((await page.getByLabel("Your rough notes").inputValue()) === "") children.push(child);
  }
  await page.goto(`${children[0].path}/record`);
  await page.getByRole("link", { name: "Jot it down for now" }).click();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  expect(await type(page, "Your rough notes", "tired, no PE kit, said nan is poorly")).toBe(200);
  await page.goto(`${children[1].path}/jotter`);
  await expect(page.getByLabel("Your rough notes")).toHaveValue("");
  await page.goto(`${children[0].path}/jotter`);
  await page.getByRole("button", { name: "Open the form" }).click();
  expect(await errorSummary(page)).toEqual(["Select what it was"]);
  await page.getByLabel("Turn this into a record").selectOption({ label: "Telephone call" });
  await page.getByRole("button", { name: "Open the form" }).click();
  await expect(page.getByLabel("What was seen and said")).toHaveValue("tired, no PE kit, said nan is poorly");
  await page.getByRole("button", { name: "Complete" }).click();
  await errorSummary(page);
  await page.goto(`${children[0].path}/jotter`);
  await expect(page.getByLabel("Your rough notes")).toHaveValue("tired, no PE kit, said nan is poorly");
  await page.goto("/");
  await page.getByRole("link", { name: /Telephone call on/ }).first().click();
  await page.getByRole("group", { name: "Who took part" }).getByRole("checkbox").first().check();
  await page.getByLabel("Key issues").fill("Worried about his nan.");
  await page.getByLabel("No actions were agreed").check();
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("Completed and locked.")).toBeVisible();
  await page.goto(`${children[0].path}/jotter`);
  await expect(page.getByLabel("Your rough notes")).toHaveValue("");
});

test("[A6.30] a jotter is cleared without a record only by a recorded choice, never where it may be evidence; no script needed", async ({ browser, authority }) => {
  const context = await browser.newContext({ baseURL: authority.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signInWithChildren(page, authority);
  const child = (await myChildren(page))[1];
  await page.goto(`${child.path}/jotter`);
  await page.getByLabel("Your rough notes").fill("shopping: milk");
  await page.getByRole("button", { name: "Keep the jotter" }).click();
  await expect(page.getByLabel("Your rough notes")).toHaveValue("shopping: milk");
  await page.getByRole("link", { name: "Clear the jotter without making a record" }).click();
  await page.getByRole("button", { name: "Clear the jotter" }).click();
  expect(await errorSummary(page)).toEqual(["Select whether the notes may be evidence", "Enter why the notes are not needed"]);
  await page.getByLabel("Yes").check();
  await page.getByLabel("Why are they not needed?").fill("Typed up already.");
  await page.getByRole("button", { name: "Clear the jotter" }).click();
  expect(await errorSummary(page)).toEqual(["These notes must be kept. Turn them into a record instead"]);
  await page.getByLabel("No", { exact: true }).check();
  await page.getByLabel("Why are they not needed?").fill("A shopping list.");
  await page.getByRole("button", { name: "Clear the jotter" }).click();
  await expect(page.getByLabel("Your rough notes")).toHaveValue("");
});

test("[A6.30] recorded from the window that was split off, its words leave no second draft behind; the other window’s are kept", async ({ page, browser, authority }) => {
  const { other } = await twoWindows(page, browser, authority);
  expect(await type(page, "Key issues", "What the first window went on to say.")).toBe(200);
  expect(await type(other, "Key issues", "What the other window records.")).toBe(409);
  await other.getByRole("group", { name: "Who took part" }).getByRole("checkbox").first().check();
  await other.getByLabel("No actions were agreed").check();
  await other.getByRole("button", { name: "Save to the file, finish later" }).click();
  await expect(other.locator("article").first()).toContainText("What the other window records.");
  await other.goto("/drafts");
  await expect(other.getByText("What the first window went on to say.")).toBeVisible();
  await expect(other.getByText("What the other window records.")).toHaveCount(0);
});
