// Legal advice is privileged: it stands in its place on the file, and its words are for those who hold the file, lead them or advise on it.
import { readFileSync } from "node:fs";
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren } from "../browser/children.js";
import { breakGlass, leaderOf, recordCall, somebody } from "../browser/entries.js";

const ADVICE = "Counsel says that the threshold is zirconium";
const HEADLINE = "Zirconium threshold advised";
const SECRET = /zirconium/i;
const GIVEN = "Legal advice was given. Its words are kept apart";

async function recordAdvice(page, child) {
  await page.goto(`${child}/record`);
  await page.getByRole("link", { name: "Legal advice" }).click();
  await page.getByRole("group", { name: "Who took part" }).getByRole("checkbox").first().check();
  await page.getByLabel("What was asked").fill("Whether the threshold is met");
  await page.getByLabel("What was advised").fill(ADVICE);
  await page.getByLabel("No actions were agreed").check();
  await page.getByLabel("Significant: put it in the chronology").check();
  await page.getByLabel("Headline").fill(HEADLINE);
  const why = page.getByLabel("Why you are recording on this file", { exact: false });
  if ((await why.count()) > 0 && (await why.first().isVisible())) await why.first().fill("Rang the duty solicitor at night");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page).toHaveURL(/\/entries\/\d+\?recorded=1/);
  return new URL(page.url()).pathname;
}

/** That this person sees in each place that advice was given, and no word of it. */
async function seesOnlyThatItWasGiven({ page }, child, entry) {
  for (const path of [child, `${child}/file`, `${child}/chronology`, entry]) {
    const answer = await page.goto(path);
    expect(answer.status(), path).toBe(200);
    expect(await answer.text(), path).not.toMatch(SECRET);
    await expect(page.getByRole("main")).toContainText("Legal advice");
  }
  await expect(page.getByText("If you need to know, ask")).toBeVisible();
  for (const rest of ["/versions", "/versions/1", "/proof"]) {
    const answer = await page.goto(entry + rest);
    expect(answer.status(), rest).toBe(403);
    expect(await answer.text(), rest).not.toMatch(SECRET);
  }
  await page.goto(`${child}/search`);
  await page.locator("main").getByLabel("Words").fill("zirconium");
  await page.locator("main").getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "Nothing found in this file" })).toBeVisible();
}

test("[A2.2] legal advice is read by the worker and their leader; others who open the file see in its place that it was given, when and by whom, and no word of it", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const entry = await recordAdvice(page, child);
  await expect(page.getByText("Legal privilege")).toBeVisible();
  await page.getByRole("link", { name: "Add an addendum" }).or(page.getByRole("button", { name: "Add an addendum" })).click();
  await page.getByLabel("What you want to add").fill("More on zirconium");
  await page.getByRole("button", { name: "Complete" }).click();

  const leader = await leaderOf(browser, authority, child);
  for (const path of [child, `${child}/file`, `${child}/chronology`, entry]) {
    await leader.page.goto(path);
    await expect(leader.page.getByRole("main")).toContainText(SECRET);
  }
  await leader.page.context().close();

  for (const role of ["duty", "inspector"]) {
    const other = await somebody(browser, authority, authority.userWithRole(role));
    await seesOnlyThatItWasGiven(other, child, entry);
    await other.page.goto(`${child}/chronology`);
    await expect(other.page.getByRole("link", { name: GIVEN })).toBeVisible();
    await checkAccessible(other.page);
    await checkNoHorizontalScroll(other.page);
    await other.page.goto(`${child}/file`);
    await expect(other.page.getByText("Legal privilege").first()).toBeVisible();
    await checkAccessible(other.page);
    await checkNoHorizontalScroll(other.page);
    await other.page.context().close();
  }
});

test("[A2.2] who broke the glass, and a copy made by somebody on duty, hold no word of legal advice", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const child = children[1].path;
  const entry = await recordAdvice(page, child);
  const duty = await somebody(browser, authority, authority.userWithRole("duty"));
  await duty.page.goto(`${child}/chronology`);
  await duty.page.getByRole("radio", { name: "For a conference, review or meeting" }).check();
  const download = duty.page.waitForEvent("download");
  await duty.page.getByRole("button", { name: "Download as CSV" }).click();
  const lines = readFileSync(await (await download).path(), "utf8");
  expect(lines).toContain(GIVEN);
  expect(lines).not.toMatch(SECRET);
  await duty.page.context().close();

  for (const candidate of authority.users.filter(({ role, name }) => role === "practitioner" && name !== user.name)) {
    const other = await somebody(browser, authority, candidate);
    await other.page.goto(child);
    const asks = (await other.page.getByLabel("Why do you need to open this record?").count()) > 0;
    if (asks) await breakGlass(other.page, candidate, "Covering for a colleague who is ill today");
    if (asks) await seesOnlyThatItWasGiven(other, child, entry);
    await other.page.context().close();
    if (asks) return;
  }
  throw new Error("nobody had to break the glass");
});

test("[A2.2] a legal adviser who is named for the file reads legal advice, a reviewing officer who is named does not, and who wrote it reads it while they may open the file", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const leader = await leaderOf(browser, authority, child);
  const name = async (role, capacity) => {
    const user = authority.userWithRole(role);
    await leader.page.goto(`${child}/access`);
    await leader.page.getByLabel("User name").fill(user.name);
    await leader.page.getByLabel("Why they need the file").selectOption(capacity);
    await leader.page.getByLabel("What it is about").fill("Advises on the threshold of care");
    await leader.page.getByRole("button", { name: "Name this person" }).click();
    return somebody(browser, authority, user);
  };
  const entry = await recordAdvice(page, child);
  const adviser = await name("legal", "Legal adviser");
  await adviser.page.goto(entry);
  await expect(adviser.page.getByRole("main")).toContainText(SECRET);
  const officer = await name("reviewing_officer", "Reviewing officer");
  await seesOnlyThatItWasGiven(officer, child, entry);

  // At night somebody on duty takes advice: others on duty do not read it, and they read what they wrote.
  const duty = await somebody(browser, authority, authority.userWithRole("duty"));
  const own = await recordAdvice(duty.page, child);
  await expect(duty.page.getByRole("main")).toContainText(SECRET);
  await duty.page.goto(entry);
  await expect(duty.page.getByRole("main")).not.toContainText(SECRET);
  await page.goto(own);
  await expect(page.getByRole("main")).toContainText(SECRET);
  for (const one of [leader, adviser, officer, duty]) await one.page.context().close();
});
