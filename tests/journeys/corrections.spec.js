// What was written stands. Others add to it, or ask its author that it should say something else.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { colleague, leaderOf, openWithReason, recordCall, sendRepeatedly, somebody } from "../browser/entries.js";

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
  const entry = await recordCall(page, children[0].path, "Mum says the boiler is broken.", { finish: "Save for later" });
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
  expect(await errorSummary(other.page)).toEqual(["Enter what was seen and said"]);
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
  await expect(page.getByText(/asks for a correction of an entry on/)).toBeVisible();
  await checkAccessible(page);
  await page.getByRole("link", { name: /Corrections and moves: 1 waits for you/ }).click();
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
  await openWithReason(page, `${entry}/versions`);
  await expect(page.getByRole("row", { name: /Correction asked by/ })).toBeVisible();
  expect(user.role).toBe("practitioner");
});

test("[5.7] [1.1] a correction cannot leave an entry incomplete: not seen needs its reason, an earlier day why it was late", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/direct_work`);
  await page.getByRole("group", { name: /seen, and seen alone/ }).first().getByLabel("Seen, and seen alone").check();
  await page.getByLabel("Key issues").fill("We built a den and talked.");
  for (const label of ["Where and how", "Where", "What was seen and said"]) if ((await page.getByLabel(label, { exact: true }).count()) === 1) await page.getByLabel(label, { exact: true }).fill("At home");
  await page.getByLabel("No actions were agreed").check();
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page).toHaveURL(/recorded=1/);
  const entry = new URL(page.url()).pathname;
  await page.goto(`${entry}/corrections/seen`);
  await page.getByRole("radio", { name: "Not seen", exact: true }).check();
  await page.getByLabel("Why is it wrong?").fill("I mistook the day.");
  await page.getByRole("button", { name: "Correct it" }).click();
  expect(await errorSummary(page)).toEqual(["Enter why the child was not seen, or not seen alone"]);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByLabel("If not seen, or not seen alone: why, and when next?").fill("He was at his nan’s. On Friday.");
  await page.getByRole("button", { name: "Correct it" }).click();
  await expect(page.locator("article").first()).toContainText("He was at his nan’s. On Friday.");
  await expect(page.locator(".app-beside")).toContainText("He was at his nan’s. On Friday.");
  await checkAccessible(page);
  await page.goto(`${entry}/corrections/happened`);
  await page.getByLabel("Day").fill("2");
  await page.getByLabel("Why is it wrong?").fill("It was the second.");
  await page.getByRole("button", { name: "Correct it" }).click();
  expect(await errorSummary(page)).toEqual(["Enter why this is written more than five working days after it happened"]);
  await page.getByLabel("Why is this written late?").fill("I was ill.");
  await page.getByRole("button", { name: "Correct it" }).click();
  await expect(page.locator("article").first()).toContainText("2 November 2026");
  await expect(page.locator("article").first()).toContainText("I was ill.");
});

test("[4.12] [5.7] who took part and what was agreed are corrected by request, row by row, and cannot be emptied", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "About the swimming.");
  const other = await colleague(browser, authority, children[0].path, user);
  const ask = other.page.getByRole("button", { name: "Ask for this correction" });
  await other.page.goto(`${entry}/corrections`);
  await other.page.getByRole("link", { name: "Correct Who took part" }).click();
  await checkAccessible(other.page);
  await checkNoHorizontalScroll(other.page);
  const first = { name: await other.page.locator("#person-1-name").inputValue(), role: await other.page.locator("#person-1-role").inputValue() };
  await other.page.locator("#person-1-name").fill("");
  await other.page.locator("#person-1-role").fill("");
  await other.page.getByLabel("Why is it wrong?").fill("It was the coach who rang.");
  await ask.click();
  expect(await errorSummary(other.page)).toEqual(["Select who took part, or name somebody with their role"]);
  await other.page.locator("#person-1-name").fill(first.name);
  await other.page.locator("#person-1-role").fill(first.role);
  await other.page.getByRole("button", { name: "Add another person" }).click();
  await other.page.locator("#person-2-name").fill("Jan Kowal");
  await ask.click();
  expect(await errorSummary(other.page)).toEqual(["Enter the title or relationship of Jan Kowal"]);
  await other.page.locator("#person-2-role").fill("Swimming coach");
  await ask.click();
  await expect(other.page.locator(".app-beside ins")).toContainText("Jan Kowal (Swimming coach)");
  await other.page.goto(`${entry}/corrections/actions`);
  await other.page.locator("#action-1-what").fill("Send the form for swimming");
  await other.page.locator("#action-1-by").fill("27 11 2026");
  await other.page.getByLabel("No actions were agreed").uncheck();
  await other.page.getByLabel("Why is it wrong?").fill("It was agreed at the end.");
  await ask.click();
  await page.goto(children[0].path);
  await expect(page.getByRole("heading", { name: "Waiting to be decided" })).toBeVisible();
  for (const words of ["Jan Kowal (Swimming coach)", "Send the form for swimming, by 27 11 2026"]) {
    await page.goto(entry);
    await page.getByRole("link", { name: "Read and decide" }).first().click();
    await expect(page.locator("ins")).toContainText(words);
    await page.getByLabel("Accept").check();
    await page.getByRole("button", { name: "Record the decision" }).click();
    await expect(page.getByText("Corrected. What it said before stays readable as a version.")).toBeVisible();
  }
  const card = page.locator("article").first();
  await expect(card).toContainText("Jan Kowal (Swimming coach)");
  await expect(card).toContainText(first.name);
  await expect(card).toContainText("Send the form for swimming");
  await expect(card).not.toContainText("No actions were agreed.");
  await page.goto(`${entry}/versions?before=1&after=3`);
  await expect(page.getByRole("heading", { name: "Actions agreed" })).toBeVisible();
  await checkAccessible(page);
});

test("[A6.33] [4.12] a corrected headline leaves what stood in the chronology in its history, and another correction leaves a reworded one alone", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  await page.goto(`${child}/record/key_event`);
  await page.getByLabel("What happened").fill("He started at a new school.");
  await page.getByLabel(/Significant/).check();
  await page.getByLabel("Headline").fill("Started at Hill Lane");
  await page.getByRole("button", { name: "Complete" }).click();
  const entry = new URL(page.url()).pathname;
  const headline = `${child}/chronology/${entry.split("/").pop()}/headline`;
  await page.goto(headline);
  await page.getByLabel("Headline", { exact: true }).fill("Began at Hill Lane school");
  await page.getByRole("button", { name: "Save the headline" }).click();
  await page.goto(`${entry}/corrections`);
  await page.getByRole("link", { name: /^Correct What happened/ }).click();
  await page.getByLabel("What should it say?").fill("He started at a new school, a day late.");
  await page.getByLabel("Why is it wrong?").fill("I left that out.");
  await page.getByRole("button", { name: "Correct it" }).click();
  await page.goto(`${child}/chronology`);
  await expect(page.getByText("Began at Hill Lane school").first()).toBeVisible();
  await page.goto(`${entry}/corrections/headline`);
  await page.getByLabel("What should it say?").fill("Started at Hall Lane");
  await page.getByLabel("Why is it wrong?").fill("The school is called Hall Lane.");
  await page.getByRole("button", { name: "Correct it" }).click();
  await page.goto(headline);
  await expect(page.getByLabel("Headline", { exact: true })).toHaveValue("Started at Hall Lane");
  await expect(page.locator("main ol li")).toHaveCount(2);
  await expect(page.locator("main ol li").first()).toContainText("Began at Hill Lane school");
});

test("[4.12] rows are added without script, and nothing typed is lost", async ({ browser, authority }) => {
  const context = await browser.newContext({ baseURL: authority.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const { children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "About the bus.");
  await page.goto(`${entry}/corrections/actions`);
  await page.locator("#action-1-what").fill("Ask for a bus pass");
  await page.getByRole("button", { name: "Add another action" }).click();
  await page.locator("#action-2-what").fill("Ring the school");
  await expect(page.locator("#action-1-what")).toHaveValue("Ask for a bus pass");
  await page.getByLabel("Why is it wrong?").fill("Two things were agreed.");
  await page.getByRole("button", { name: "Correct it" }).click();
  await expect(page.locator("article").first()).toContainText("Ring the school");
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
