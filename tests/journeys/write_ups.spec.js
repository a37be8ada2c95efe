// A contact that needs its full account: who writes it, by when, and late only with a reason.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { recordCall, sendRepeatedly } from "../browser/entries.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

test.beforeEach(async ({ authority }) => authority.setClock("2026-11-24T14:30:00Z"));

async function askForWriteUp(page, entry) {
  await page.goto(entry);
  await page.getByRole("link", { name: "It needs a detailed write-up" }).click();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await expect(page.getByText("due on 8 December 2026")).toBeVisible();
  await page.getByRole("button", { name: "Ask for the write-up" }).click();
  await expect(page.getByText("The detailed write-up is asked for.")).toBeVisible();
}

test("[5.8] a contact that needs a write-up has one due ten working days after, on the writer’s first page, the child’s and the entry’s", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "A long call about the move.");
  await askForWriteUp(page, entry);
  await expect(page.getByText("writes it, due 8 December 2026")).toBeVisible();
  await page.goto(children[0].path);
  await expect(page.getByRole("heading", { name: "Write-ups due" })).toBeVisible();
  await expect(page.getByText("due 8 Dec 2026")).toBeVisible();
  await checkAccessible(page);
  await page.goto("/");
  await page.getByRole("listitem").filter({ hasText: "due 8 Dec 2026" }).first().getByRole("link").click();
  await page.getByRole("button", { name: "Write it up in detail" }).click();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByLabel("The detailed account").fill("She began with the letter from the landlord.");
  const answers = await sendRepeatedly(page, "form.app-composer", 2, { finish: "complete" });
  expect(answers.map((answer) => answer.status())).toEqual([303, 303]);
  await page.goto(entry);
  await expect(page.getByText("She began with the letter from the landlord.")).toHaveCount(1);
  await expect(page.getByRole("link", { name: /^Written by/ })).toBeVisible();
  await checkAccessible(page);
  await page.goto(children[0].path);
  await expect(page.getByText("due 8 Dec 2026")).toHaveCount(0);
});

test("[5.8] after more than ten working days it is overdue, and writing it asks why", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "A call that was written up late.");
  await askForWriteUp(page, entry);
  await authority.setClock("2026-12-08T16:00:00Z");
  await page.goto(entry);
  await expect(page.getByText("Overdue")).toHaveCount(0);
  await authority.setClock("2026-12-09T09:00:00Z");
  await signInWithChildren(page, authority);
  await page.goto(entry);
  await expect(page.getByText("Overdue")).toBeVisible();
  await page.getByRole("button", { name: "Write it up in detail" }).click();
  await page.getByLabel("The detailed account").fill("What I remember of it.");
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toEqual(["Enter why this is written more than ten working days after it happened"]);
  await page.getByLabel("Why is this written late?").fill("I was ill for a week.");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("I was ill for a week.")).toBeVisible();
  await expect(page.getByText("Written late").first()).toBeVisible();
});

test("[5.8] only a completed contact can be asked to be written up", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "Not completed yet.", { finish: "Save to the file, finish later" });
  await expect(page.getByRole("link", { name: "It needs a detailed write-up" })).toHaveCount(0);
  const answer = await page.goto(`${entry}/write-up-request`);
  expect(answer.status()).toBe(409);
});
