// What a correction may say: a completed entry stays complete, rows are put right one by one, and a headline keeps its history.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { colleague, recordCall } from "../browser/entries.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

test.beforeEach(async ({ authority }) => authority.setClock("2026-11-24T14:30:00Z"));

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
