// The first page of a worker and the front page of a child's file.
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren } from "../browser/children.js";
import { recordCall } from "../browser/entries.js";

test.beforeEach(async ({ authority }) => authority.setClock("2026-11-24T09:00:00Z"));

/** Opens a file for a child of whom nothing but the name is known. */
async function openNewFile(page, given, family) {
  await page.goto("/children/new");
  await page.getByLabel("Given names").fill(given);
  await page.getByLabel("Family name").fill(family);
  await page.getByLabel("Why is a file being opened?").fill("Referral by the midwife.");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("None of these").or(page.locator(".app-identity")).first().waitFor();
  if ((await page.getByLabel("None of these").count()) > 0) {
    await page.getByLabel("None of these").check();
    await page.getByRole("button", { name: "Continue" }).click();
  }
  await expect(page).toHaveURL(/\/children\/\d+$/);
}

test("a worker’s first page lists their children with status and when each was last seen", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My children");
  await expect(page.getByRole("columnheader", { name: "Last seen" })).toBeVisible();
  await expect(page.locator("main table").first().locator("tbody tr")).toHaveCount(children.length);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
});

test("[2.1] [1.1] the front page says who the child is, who is around them, who holds the file, and when they were last seen and seen alone", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(children[0].path);
  const bar = page.getByRole("region", { name: "Child" });
  await expect(bar).toContainText(children[0].name);
  for (const label of ["File number", "Status", "Case file holder", "Last seen", "Seen alone"]) await expect(bar.getByText(label, { exact: true })).toBeVisible();
  for (const heading of ["Household and key people", "Who the child is", "Newest entries"]) await expect(page.getByRole("heading", { name: heading })).toBeVisible();
  for (const fact of ["Ethnicity", "Communication needs", "Language", "Address", "CiN code", "Team"]) await expect(page.locator("dt", { hasText: fact }).first()).toBeVisible();
  await expect(page.locator(".app-entry-list > li")).not.toHaveCount(0);
  await expect(page.locator(".govuk-button:visible:not(.govuk-button--secondary)", { hasText: /./ })).toHaveText(["Record"]); // one primary button
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
});

test("[1.1] seeing a child alone today shows at a glance on every page of the file", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/direct_work`);
  await page.getByRole("group", { name: /seen, and seen alone/ }).first().getByLabel("Seen, and seen alone").check();
  await page.getByLabel("Key issues").fill("We built a den and talked.");
  await page.getByRole("button", { name: "Save to the file, finish later" }).click();
  await page.goto(children[0].path);
  await expect(page.getByRole("region", { name: "Child" })).toContainText(/Last seen\s*24 Nov 2026 \(today\)\s*Seen alone\s*24 Nov 2026 \(today\)/);
});

test("[A6.3] what the census needs and the file does not have stands at the top of the front page", async ({ page, authority }) => {
  await signInWithChildren(page, authority);
  await openNewFile(page, "Perpetua", "Thistlewaite");
  await expect(page.getByText(/^Not yet on the file: birth date, sex, ethnicity, CiN code/)).toBeVisible();
  await page.getByRole("link", { name: "Add what is missing" }).click();
  await expect(page).toHaveURL(/\/details$/);
});

test("[4.11] [A6.30] the front page says when a manager last read the file, and always offers the jotter", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority, "team_leader");
  await page.goto(`${children[0].path}/reading`);
  await page.getByLabel("Supervision").check();
  await page.getByRole("button", { name: "Record that I have read this file" }).click();
  await page.goto(children[0].path);
  await expect(page.getByText(/^Last read by a manager: 24 Nov 2026 by .+, supervision\.$/)).toBeVisible();
  await page.getByRole("link", { name: "Jot it down for now" }).click();
  await expect(page).toHaveURL(/\/jotter$/);
});

test("[4.13] [5.6] [4.10] the first page shows what is begun: entries not completed with days and due day, and drafts told apart by their words", async ({ page, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  await recordCall(page, children[0].path, "Nan rang; I ring her back.", { finish: "Save to the file, finish later" });
  for (const words of ["The first letter is about the move.", "The second letter is about school."]) {
    await page.goto(`${children[0].path}/record/letter`);
    const kept = page.waitForResponse((response) => response.url().endsWith("/drafts"));
    await page.getByLabel("Key issues").fill(words);
    await page.getByLabel("Time", { exact: true }).focus();
    await kept;
  }
  await authority.setClock("2026-11-27T09:00:00Z");
  await page.context().clearCookies();
  await signIn(page, authority, user.name);
  const saved = page.getByRole("listitem").filter({ hasText: "Telephone call, 24 Nov 2026" });
  await expect(saved.first()).toContainText(`${children[0].name}. Saved 3 days ago, due 1 Dec 2026`);
  await expect(saved.getByText("Late")).toHaveCount(0);
  for (const words of ["The first letter is about the move.", "The second letter is about school."])
    await expect(page.getByRole("listitem").filter({ hasText: words })).toContainText(`Letter on ${children[0].name}, last typed 3 days ago`);
  await expect(page.locator("main table").first()).toContainText(/\d days ago|yesterday|today|Not recorded/);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await authority.setClock("2026-12-02T09:00:00Z");
  await page.context().clearCookies();
  await signIn(page, authority, user.name);
  await expect(saved.first()).toContainText("Late");
  await page.goto(children[0].path);
  await expect(page.getByRole("heading", { name: "Saved, not completed" })).toBeVisible();
  await saved.first().getByRole("link").click();
  await expect(page).toHaveURL(/\/entries\/\d+$/);
});

test("[A6.3] what was never asked stands as not recorded; not yet obtained is somebody’s answer", async ({ page, authority }) => {
  await signInWithChildren(page, authority);
  await openNewFile(page, "Ottoline", "Thistlewaite");
  const row = (label) => page.locator(".govuk-summary-list__row").filter({ has: page.locator("dt", { hasText: label }) });
  await expect(row("Ethnicity")).toContainText("Not recorded");
  await expect(page.getByRole("region", { name: "Child" })).toContainText(/Born\s*Not recorded/);
  await expect(page.getByText("Not yet obtained")).toHaveCount(0);
  const front = page.url();
  await page.goto(`${front}/details/change/birth`);
  await page.getByLabel("Ethnicity").selectOption("NOBT");
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto(front);
  await expect(row("Ethnicity")).toContainText("Not yet obtained");
});

test("[2.1] key people stand by household, family and professionals, brothers and sisters with their age, and a number is rung by pressing it", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`/children/new?sibling=${children[0].path.split("/").pop()}`);
  await page.getByLabel("Given names").fill("Crispin");
  for (const [part, value] of [["day", "1"], ["month", "2"], ["year", "2019"]]) await page.locator(`[name=born_on-${part}]`).fill(value);
  await page.getByLabel("Half-brother or half-sister").check();
  await page.getByLabel("Why is a file being opened?").fill("He came to live with his father.");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/children\/\d+$/);
  await page.goto(children[0].path);
  await expect(page.getByRole("listitem").filter({ hasText: "Crispin" })).toContainText("Half-brother or half-sister, 7 years");
  await expect(page.getByRole("heading", { name: "Others of the family" })).toBeVisible();
  await expect(page.locator('main a[href^="tel:0"]').first()).toBeVisible();
  const headings = await page.getByRole("heading", { level: 2 }).allTextContents();
  expect(headings.indexOf("Who the child is")).toBeLessThan(headings.indexOf("Household and key people"));
});

test("[4.11] [3.2] a senior manager sees the teams below with what waits in each, and opens a team’s list by holder; others do not", async ({ page, authority }) => {
  for (const user of authority.users.filter(({ role }) => role === "service_manager")) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    const row = page.getByRole("region", { name: "Teams" }).locator("tbody tr").filter({ has: page.locator("td:nth-of-type(2)", { hasText: /^[1-9]/ }) }).first();
    if ((await row.count()) === 0) continue;
    await expect(page.getByRole("columnheader", { name: "Nobody holds" })).toBeVisible();
    await checkAccessible(page);
    await checkNoHorizontalScroll(page);
    await row.getByRole("link").click();
    await expect(page.getByText(/open files?, by who holds them/)).toBeVisible();
    await expect(page.locator('main table a[href^="/children/"]').first()).toBeVisible();
    await checkAccessible(page);
    await checkNoHorizontalScroll(page);
    const list = page.url();
    for (const role of ["practitioner", "administrator"]) {
      await page.context().clearCookies();
      await signIn(page, authority, authority.userWithRole(role).name);
      expect((await page.goto(list)).status()).toBe(403);
    }
    return;
  }
  throw new Error("no senior manager has a team with an open file");
});

test("[3.2] duty finds a child from the first page and sees which open files nobody holds; an administrator sees what to put right", async ({ page, authority }) => {
  await signIn(page, authority, authority.userWithRole("duty").name);
  await expect(page.getByRole("heading", { name: "Open files that nobody holds" })).toBeVisible();
  await checkAccessible(page);
  await page.locator("main").getByLabel("Name, birth date or number").fill("nobody of such a name");
  await page.locator("main").getByRole("button", { name: "Find", exact: true }).click();
  await expect(page).toHaveURL(/\/find$/);
  await page.context().clearCookies();
  await signIn(page, authority, authority.userWithRole("administrator").name);
  for (const name of ["All staff", "All teams"]) await expect(page.locator("main").getByRole("link", { name, exact: true })).toBeVisible();
  await expect(page.getByText("Children’s records are not part of your role.")).toBeVisible();
  await page.goto("/staff/teams/new");
  await page.getByLabel("Name of the team").fill("Led by nobody yet");
  await page.getByRole("button", { name: "Add this team" }).click();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Teams without a leader" })).toBeVisible();
  await page.getByRole("link", { name: "Led by nobody yet" }).click();
  await expect(page).toHaveURL(/\/staff\/teams\/\d+$/);
});
