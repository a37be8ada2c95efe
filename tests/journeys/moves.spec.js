// Written on the wrong child: no ticket to anybody, a manager's agreement, and nothing is lost.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { colleague, leaderOf, recordCall, sendRepeatedly } from "../browser/entries.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

test.beforeEach(async ({ authority }) => authority.setClock("2026-11-24T14:30:00Z"));

const REASON = "I had two files open and wrote on the wrong one.";

/** A worker with a child who has a brother or sister with a file: { child, sibling }, and an entry on the wrong file. */
async function entryOnWrongFile(page, authority, words) {
  const { user, children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, words);
  await page.goto(`${entry}/move`);
  const first = page.getByRole("radio").first();
  const right = { path: `/children/${await first.getAttribute("value")}`, name: (await page.locator(`label[for="${await first.getAttribute("id")}"]`).textContent()).trim() };
  return { user, wrong: children[0], right, entry };
}

test("[4.12] moving a note off the wrong child takes two pages, three clicks and the reason", async ({ page, authority }) => {
  const { right, entry } = await entryOnWrongFile(page, authority, "Counted: the note that went astray.");
  await page.goto(entry);
  const counts = { pages: 0, clicks: 0, inputs: 0 };
  page.on("framenavigated", (frame) => frame === page.mainFrame() && (counts.pages += 1));
  const click = async (target) => ((counts.clicks += 1), target.click());
  await click(page.getByRole("link", { name: "It is on the wrong child’s file" }));
  await click(page.getByLabel(right.name, { exact: true }));
  counts.inputs += 1;
  await page.getByLabel("What went wrong?").fill(REASON);
  await click(page.getByRole("button", { name: "Send" }));
  await expect(page.getByText("Sent to a manager. The entry stays here until they agree.")).toBeVisible();
  expect(counts.pages).toBe(2);
  expect(counts.clicks).toBeLessThanOrEqual(4);
  expect(counts.inputs).toBe(1);
});

test("[4.12] [2.6] once a manager agrees it stands on the right file, and the original stays, marked, with who had read it", async ({ page, browser, authority }) => {
  const words = "Swimming is on Thursdays from now on.";
  const { user, wrong, right, entry } = await entryOnWrongFile(page, authority, words);
  const reader = await colleague(browser, authority, wrong.path, user);
  await reader.page.goto(entry);
  await page.goto(`${entry}/move`);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByLabel(right.name, { exact: true }).check();
  await page.getByLabel("What went wrong?").fill(REASON);
  const answers = await sendRepeatedly(page, "main form", 3);
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
  await page.goto(entry);
  await expect(page.getByText("A manager decides.")).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Read and decide" })).toHaveCount(0);
  const leader = await leaderOf(browser, authority, wrong.path);
  await expect(leader.page.getByText(/asks you to agree that an entry does not belong on/).first()).toBeVisible();
  await leader.page.goto("/corrections");
  await checkAccessible(leader.page);
  await checkNoHorizontalScroll(leader.page);
  await leader.page.getByRole("link", { name: /Wrong child: Telephone call/ }).last().click();
  await expect(leader.page.getByText(REASON)).toBeVisible();
  await checkAccessible(leader.page);
  await checkNoHorizontalScroll(leader.page);
  await leader.page.getByLabel("Agree", { exact: true }).check();
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  await expect(leader.page.getByText("Moved. The original stays readable, marked, on the file where it was.")).toBeVisible();
  await expect(leader.page.locator("article").first()).toContainText("Withdrawn");
  await expect(leader.page.locator("article").first()).toContainText(words);
  await expect(leader.page.getByRole("row", { name: /This entry/ }).first()).toBeVisible();
  await checkAccessible(leader.page);
  await checkNoHorizontalScroll(leader.page);
  await page.goto(entry);
  await page.getByRole("link", { name: "Read it there" }).click();
  await expect(page.locator("article").first()).toContainText(words);
  await expect(page.locator("article").first()).toContainText("Completed");
  await expect(page.locator("article").first()).toContainText(right.name);
  await expect(page.locator("article").first()).not.toContainText(wrong.name);
  await expect(page.getByText(/This was moved here from the file of/)).toBeVisible();
  await page.goto(right.path);
  await expect(page.getByText(words).first()).toBeVisible();
  await page.goto("/");
  await expect(page.getByText(/moved an entry that was on the wrong child away from/).first()).toBeVisible();
});

test("[4.12] a manager refuses with a reason and the entry stays; a manager’s own request takes effect at once", async ({ page, browser, authority }) => {
  const { wrong, right, entry } = await entryOnWrongFile(page, authority, "Dentist on Friday.");
  await page.getByLabel(right.name, { exact: true }).check();
  await page.getByLabel("What went wrong?").fill("I am not sure any more.");
  await page.getByRole("button", { name: "Send" }).click();
  const leader = await leaderOf(browser, authority, wrong.path);
  await leader.page.goto(entry);
  await leader.page.getByRole("link", { name: "Read and decide" }).click();
  await leader.page.getByLabel("Refuse", { exact: true }).check();
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  expect(await errorSummary(leader.page)).toEqual(["Enter why you do not agree"]);
  await leader.page.getByLabel("Why do you refuse?").fill("It is about this child.");
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  await expect(leader.page.getByText(/Refused by .*: It is about this child\./)).toBeVisible();
  await expect(leader.page.locator("article").first()).toContainText("Completed");
  await leader.page.getByRole("link", { name: "It is on the wrong child’s file" }).click();
  await leader.page.getByLabel("It belongs on no file").check();
  await leader.page.getByLabel("What went wrong?").fill("It was a test of the telephone.");
  await leader.page.getByRole("button", { name: "Move it" }).click();
  await expect(leader.page.getByText("Withdrawn. The original stays readable here, marked.")).toBeVisible();
  await expect(leader.page.locator("article").first()).toContainText("Dentist on Friday.");
  await expect(leader.page.getByRole("link", { name: "It is on the wrong child’s file" })).toHaveCount(0);
});

test("[4.12] every missing answer is named at once, a file number finds any other child, and no script is needed", async ({ browser, authority }) => {
  const context = await browser.newContext({ baseURL: authority.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const { right, entry } = await entryOnWrongFile(page, authority, "A note by number.");
  await page.goto(right.path);
  const number = (await page.locator(".app-identity").textContent()).match(/\d\d-\d{6}/)[0];
  await page.goto(`${entry}/move`);
  await page.getByRole("button", { name: "Send" }).click();
  expect(await errorSummary(page)).toEqual(["Select whose it is", "Enter what went wrong"]);
  await page.getByLabel("Another child", { exact: true }).check();
  await page.getByLabel("File number").fill("99-999999");
  await page.getByLabel("What went wrong?").fill(REASON);
  await page.getByRole("button", { name: "Send" }).click();
  expect(await errorSummary(page)).toEqual(["Enter the number of a file, such as 26-000123"]);
  await page.getByLabel("File number").fill(number);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Sent to a manager.")).toBeVisible();
});

test("[4.12] what was withdrawn stands in the file and in print marked with its reason, and neither in the chronology, nor on the front page, nor in a search", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority, "team_leader");
  const child = children[0].path;
  await page.goto(`${child}/record/telephone_call`);
  await page.getByRole("group", { name: "Who took part" }).getByRole("checkbox").first().check();
  await page.getByLabel("Key issues").fill("The wombattest was about another family.");
  await page.getByLabel("No actions were agreed").check();
  await page.getByLabel(/Significant/).check();
  await page.getByLabel("Headline").fill("Wombattest in the hall");
  await page.getByRole("button", { name: "Complete" }).click();
  const entry = new URL(page.url()).pathname;
  const search = async (path) => {
    await page.goto(path);
    await page.getByLabel("Words", { exact: true }).fill("wombattest");
    await page.locator("main").getByRole("button", { name: "Search" }).click();
  };
  await search(`${child}/search`);
  await expect(page.locator(".app-found")).toHaveCount(1);
  await page.goto(`${entry}/move`);
  await page.getByLabel("It belongs on no file").check();
  await page.getByLabel("What went wrong?").fill("It was about another family altogether.");
  await page.getByRole("button", { name: "Move it" }).click();
  const card = page.locator("article").first();
  await expect(card).toContainText("Withdrawn");
  await expect(card).toContainText("The wombattest was about another family.");
  await expect(page.getByText(/Reason: It was about another family altogether\./)).toBeVisible();
  for (const path of [`${child}/search`, "/search"]) {
    await search(path);
    await expect(page.getByRole("heading", { name: /^Nothing found/ })).toBeVisible();
  }
  for (const path of [`${child}/chronology`, child]) {
    await page.goto(path);
    await expect(page.getByText(/wombattest/i)).toHaveCount(0);
  }
  await page.goto(`${child}/file?state=withdrawn`);
  const line = page.locator(".app-entry--withdrawn").filter({ has: page.locator(`a[href="${entry}"]`) });
  await expect(line).toContainText("Withdrawn");
  await line.locator("summary").click();
  await expect(line).toContainText("It was about another family altogether.");
  await checkAccessible(page);
  await page.getByRole("link", { name: "Print", exact: true }).click();
  await page.getByLabel("For court").check();
  await page.getByRole("button", { name: "Print" }).click();
  const printed = page.locator(".app-entry--withdrawn").filter({ has: page.locator(`a[href="${entry}"]`) });
  await expect(printed).toContainText("It was about another family altogether.");
  await expect(printed).not.toContainText("wombattest");
});
