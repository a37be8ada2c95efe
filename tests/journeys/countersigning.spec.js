// What a student completes is theirs and on the file at once; somebody qualified stands beside it with their name.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { leaderOf, recordCall, sendRepeatedly, somebody } from "../browser/entries.js";
import { nameOf, recordOwnAbsence } from "../browser/staff.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

const tag = (page) => page.locator("article .govuk-tag", { hasText: "Not yet countersigned" });

/** A worker with a child, and a student whom they made their co-worker. */
async function workerAndStudent(page, browser, authority) {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const student = await somebody(browser, authority, authority.userWithRole("student"));
  const name = await nameOf(student.page);
  await page.goto(`${child}/allocation`);
  const workers = page.getByLabel("Co-worker", { exact: true });
  if (await page.getByText(`${name}, student social worker, since`).isHidden()) {
    await workers.selectOption(await workers.locator("option", { hasText: name }).getAttribute("value"));
    await page.getByRole("button", { name: "Add co-worker" }).click();
  }
  return { child, student, name, holder: await nameOf(page) };
}

async function sendBack(page, entry, reason) {
  await page.goto(`${entry}/countersigning`);
  await page.getByLabel("Send back to the author").check();
  await page.getByLabel("What should the author correct, and why?").fill(reason);
  await page.getByRole("button", { name: "Record the answer" }).click();
  await expect(page.getByText("Sent back. Its author is told")).toBeVisible();
}

async function countersign(page, entry, remark = "") {
  await page.goto(`${entry}/countersigning`);
  await page.getByLabel("Countersign", { exact: true }).check();
  if (remark) await page.getByLabel("Remark (optional)").fill(remark);
  await page.getByRole("button", { name: "Record the answer" }).click();
  await expect(page.getByText("Countersigned. Your name and the time stand beside it.")).toBeVisible();
}

test("[2.6] [4.13] a student’s entry is on the file at once, marked, until the allocated social worker countersigns it with a remark of their own", async ({ page, browser, authority }) => {
  await authority.setClock("2026-11-23T09:00:00Z");
  const { child, student, name, holder } = await workerAndStudent(page, browser, authority);
  await student.page.goto(`${child}/record/key_event`);
  await student.page.getByLabel("What happened").fill("Began at Hillside nursery");
  await student.page.getByLabel("Significant: put it in the chronology").check();
  await student.page.getByLabel("Headline").fill("Began at Hillside nursery");
  await student.page.getByRole("button", { name: "Complete" }).click();
  await expect(student.page.getByText("It waits to be countersigned by who holds the file")).toBeVisible();
  await expect(tag(student.page)).toBeVisible();
  await expect(student.page.locator("article")).toContainText(name);
  const entry = new URL(student.page.url()).pathname;
  await checkAccessible(student.page);
  await expect(student.page.getByRole("button", { name: "Countersign or send back" })).toHaveCount(0);
  expect((await student.page.goto(`${entry}/countersigning`)).status()).toBe(403);

  await page.goto(`${child}/file`);
  await expect(tag(page).first()).toBeVisible();
  await page.goto(`${child}/chronology`);
  await expect(page.getByRole("row", { name: /Began at Hillside nursery/ })).toContainText("Not yet countersigned");
  await page.goto("/");
  await page.getByRole("link", { name: /^To countersign: \d+ entr/ }).click();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await expect(page.getByRole("row", { name: /Key event/ })).toContainText(name);
  await page.getByRole("row", { name: /Key event/ }).getByRole("link").click();
  await page.getByRole("button", { name: "Record the answer" }).click();
  expect(await errorSummary(page)).toEqual(["Select whether you countersign it or send it back"]);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);

  await page.getByLabel("Countersign", { exact: true }).check();
  await page.getByLabel("Remark (optional)").fill("I was there and it was so.");
  const answers = await sendRepeatedly(page, 'form[action$="/countersigning"]', 3);
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
  await page.goto(entry);
  await expect(tag(page)).toHaveCount(0);
  await expect(page.locator("article")).toContainText(`Countersigned by ${holder} (23 Nov 2026, 9am)`);
  await expect(page.locator("article")).not.toContainText("I was there and it was so.");
  await expect(page.getByRole("region", { name: "Countersigning" }).locator("tbody tr")).toHaveCount(1);
  await expect(page.getByRole("region", { name: "Countersigning" })).toContainText("I was there and it was so.");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("link", { name: "Of what was done to this entry, and when" }).click();
  await expect(page.getByRole("row", { name: /^Countersigned/ })).toBeVisible();
  await page.goto(`${child}/print`);
  await page.getByLabel("For court").check();
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page.locator("article", { hasText: "Began at Hillside nursery" }).first()).toContainText(`Countersigned by ${holder}`);
  await page.goto("/countersigning");
  await expect(page.getByRole("row", { name: /Key event/ })).toHaveCount(0);
});

test("[4.12] what is sent back only the student corrects, and the corrected words are countersigned again", async ({ page, browser, authority }) => {
  await authority.setClock("2026-11-23T10:00:00Z");
  const { child, student } = await workerAndStudent(page, browser, authority);
  const entry = await recordCall(student.page, child, "Nan will come at two on Sunday.");
  await page.goto(`${entry}/countersigning`);
  await page.getByLabel("Send back to the author").check();
  await page.getByRole("button", { name: "Record the answer" }).click();
  expect(await errorSummary(page)).toEqual(["Enter what the author should correct, and why"]);
  await sendBack(page, entry, "She said three. I heard it too.");
  await expect(tag(page)).toBeVisible();

  await student.page.goto("/");
  await expect(student.page.getByText("sent back, to be corrected before it is countersigned, an entry of yours on")).toBeVisible();
  await expect(student.page.getByRole("link", { name: /^Not yet countersigned: \d+ entr.*, 1 sent back to you/ })).toBeVisible();
  await student.page.goto(entry);
  await expect(student.page.getByText("sent this back to you: She said three. I heard it too.")).toBeVisible();
  await checkAccessible(student.page);
  await student.page.getByRole("link", { name: "Correct it" }).click();
  await student.page.getByRole("link", { name: "Correct Key issues" }).click();
  await student.page.getByLabel("What should it say?").fill("Nan will come at three on Sunday.");
  await student.page.getByLabel("Why is it wrong?").fill("I misheard.");
  await student.page.getByRole("button", { name: "Correct it" }).click();
  await expect(tag(student.page)).toBeVisible();
  await student.page.goto("/");
  await expect(student.page.getByText("sent back, to be corrected")).toHaveCount(0);

  await countersign(page, entry);
  await expect(page.locator("article")).toContainText("Nan will come at three on Sunday.");
  const said = page.getByRole("region", { name: "Countersigning" });
  await expect(said).toContainText("Sent back, version 1");
  await expect(said).toContainText("Countersigned, version 2");

  // A later correction by the student waits anew.
  await student.page.goto(`${entry}/corrections/key_issues`);
  await student.page.getByLabel("What should it say?").fill("Nan will come at three on Sunday, by bus.");
  await student.page.getByLabel("Why is it wrong?").fill("I left it out.");
  await student.page.getByRole("button", { name: "Correct it" }).click();
  await expect(tag(student.page)).toBeVisible();
  await countersign(page, entry);
});

test("[2.6] while the holder is away the team’s leader countersigns, and what has waited more than five working days is listed for the leader", async ({ page, browser, authority }) => {
  await authority.setClock("2026-11-23T11:00:00Z");
  const { child, student } = await workerAndStudent(page, browser, authority);
  const leader = await leaderOf(browser, authority, child);
  const entry = await recordCall(student.page, child, "The dentist has moved the appointment.");
  const inList = (someone) => someone.page.locator(`main tbody a[href="${entry}/countersigning"]`);
  const late = (someone) => someone.page.getByRole("link", { name: /^Not countersigned for more than 5 working days in my teams: \d+ entr/ });
  await leader.page.goto("/countersigning");
  await expect(inList(leader)).toHaveCount(0);
  await leader.page.goto("/");
  await expect(late(leader)).toHaveCount(0);

  await recordOwnAbsence(page, ["24", "11", "2026"]);
  await leader.page.goto("/");
  await leader.page.getByRole("link", { name: /^To countersign: / }).click();
  await expect(inList(leader)).toHaveCount(1);

  await authority.setClock("2026-12-01T09:00:00Z");
  const then = await somebody(browser, authority, leader.user);
  await then.page.goto("/countersigning");
  await expect(inList(then)).toHaveCount(0); // the holder is back
  await then.page.goto("/");
  await late(then).click();
  await expect(inList(then)).toHaveCount(1);
  await expect(then.page.locator("main tbody tr", { has: then.page.locator(`a[href="${entry}/countersigning"]`) })).toContainText("Too long");
  await checkAccessible(then.page);
  await checkNoHorizontalScroll(then.page);
  await countersign(then.page, entry);
  await then.page.goto("/countersigning?show=too_long");
  await expect(inList(then)).toHaveCount(0);
});
