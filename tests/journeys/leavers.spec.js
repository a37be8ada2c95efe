// What somebody leaves behind when they go: files to hold, entries to finish, write-ups to write.
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, myChildren } from "../browser/children.js";
import { leaderOf, recordCall, somebody } from "../browser/entries.js";
import { recordLeaving } from "../browser/staff.js";

test.beforeEach(async ({ authority }) => authority.setClock(STORY_ENDS));

/** A practitioner, signed in, and a child of theirs with whom a call is completed without the question of an interpreter. */
async function workerWithoutInterpreter(page, authority) {
  for (const user of authority.users.filter(({ role }) => role === "practitioner")) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    for (const child of await myChildren(page)) {
      await page.goto(child.path);
      const holds = (await page.locator("header").textContent()).includes(((await page.locator(".app-identity").textContent()).match(/Case file holder(.*?)Last seen/)?.[1] ?? "nobody").trim());
      if (holds && !(await page.locator("main").textContent()).includes("(interpreter needed)")) return { user, child };
    }
  }
  throw new Error("every child needs an interpreter");
}

test("[4.2] [3.2] [4.13] [5.8] when a worker leaves, their leader is told, reallocates the file, finishes what was not completed and owes the write-up", async ({ page, browser, authority }) => {
  const { user, child } = await workerWithoutInterpreter(page, authority);
  const completed = await recordCall(page, child.path, "A long call about the move.");
  await page.getByRole("link", { name: "It needs a detailed write-up" }).click();
  await page.getByRole("button", { name: "Ask for the write-up" }).click();
  const toComplete = await recordCall(page, child.path, "The words of somebody who left.", { finish: "Save to the file, finish later" });
  const toWithdraw = await recordCall(page, child.path, "Begun, and never meant to stay.", { finish: "Save to the file, finish later" });
  const leader = await leaderOf(browser, authority, child.path);
  expect((await leader.page.goto(`${toComplete}/for-leaver`)).status()).toBe(403); // the author is here and completes it
  const administrator = await somebody(browser, authority, authority.userWithRole("administrator"));
  await recordLeaving(administrator.page, user.name);
  await administrator.page.goto("/");
  await expect(administrator.page.getByRole("heading", { name: "Left, and still hold files" })).toBeVisible();

  await leader.page.goto("/");
  await expect(leader.page.getByText(/has left, 23 Nov 2026.* Choose who takes over what they held/)).toBeVisible();
  await expect(leader.page.getByRole("heading", { name: "Write-ups due" })).toBeVisible();
  await expect(leader.page.getByRole("heading", { name: "Holder left: reallocate" })).toBeVisible();
  await expect(leader.page.getByText(/has left: the detailed write-up they owed is now yours/).first()).toBeVisible();
  await checkAccessible(leader.page);
  await checkNoHorizontalScroll(leader.page);
  await leader.page.goto(completed);
  await expect(leader.page.getByRole("button", { name: "Write it up in detail" })).toBeVisible();

  await leader.page.goto(toComplete);
  await leader.page.getByRole("button", { name: "Finish for its author, who left" }).click();
  await checkAccessible(leader.page);
  await checkNoHorizontalScroll(leader.page);
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  expect(await errorSummary(leader.page)).toEqual(["Select what becomes of it", "Enter why it is finished without its author"]);
  await leader.page.getByLabel("Complete it as it stands").check();
  await leader.page.getByLabel("Why is it finished without its author?").fill("Left before completing it; read with the file.");
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  const entry = leader.page.locator("article").first();
  await expect(entry).toContainText("The words of somebody who left.");
  await expect(entry).toContainText("Completed");
  await expect(leader.page.getByText(/since the author has left: Left before completing it; read with the file\./)).toBeVisible();

  await leader.page.goto(`${toWithdraw}/for-leaver`);
  await leader.page.getByLabel("Withdraw it").check();
  await leader.page.getByLabel("Why is it finished without its author?").fill("It did not happen.");
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  await expect(leader.page.getByText(/This belongs on no file and was withdrawn\. Reason: It did not happen\./)).toBeVisible();
  expect((await leader.page.goto(`${toWithdraw}/for-leaver`)).status()).toBe(409);

  await leader.page.goto("/");
  await leader.page.getByRole("link", { name: `Reallocate ${child.name}`, exact: true }).click();
  await expect(leader.page.getByText("The holder has left. Choose who takes over.")).toBeVisible();
  await checkAccessible(leader.page);
  await leader.page.getByLabel("New case file holder").selectOption({ index: 1 });
  await leader.page.getByLabel("Why the file changes hands").fill("The holder left.");
  await leader.page.getByRole("button", { name: "Change holder" }).click();
  await leader.page.goto("/");
  await expect(leader.page.getByRole("link", { name: `Reallocate ${child.name}`, exact: true })).toHaveCount(0);
});
