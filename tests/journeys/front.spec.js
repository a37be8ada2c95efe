// The first page of a worker and the front page of a child's file.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren } from "../browser/children.js";

test.beforeEach(async ({ authority }) => authority.setClock("2026-11-24T09:00:00Z"));

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
  for (const role of ["practitioner", "team_leader"]) {
    const { children } = await signInWithChildren(page, authority, role);
    for (const child of children) {
      await page.goto(child.path);
      if ((await page.getByText(/^Not yet on the file:/).count()) === 0) continue;
      await page.getByRole("link", { name: "Add what is missing" }).click();
      await expect(page).toHaveURL(/\/details$/);
      return;
    }
  }
  throw new Error("every invented child has every essential: the warning could not be seen");
});

test("[4.11] [A6.30] the front page says when a manager last read the file, and always offers the jotter", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority, "team_leader");
  await page.goto(`${children[0].path}/reading`);
  await page.getByRole("button", { name: "Record that I have read this file" }).click();
  await page.goto(children[0].path);
  await expect(page.getByText(/^Last read by a manager: 24 Nov 2026 by .+, supervision\.$/)).toBeVisible();
  await page.getByRole("link", { name: "Jot it down for now" }).click();
  await expect(page).toHaveURL(/\/jotter$/);
});
