// Who adopts a child is shown to those who work with the child, and to nobody else who opens the record.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren } from "../browser/children.js";
import { leaderOf, somebody } from "../browser/entries.js";

const ADOPTER = "Perpetua Quillfeather";
const KEPT = "Adopter, name kept confidential";

async function addAdopter(page, child) {
  await page.goto(`${child}/people/add-family`);
  await page.locator("main").getByLabel("Name").fill(ADOPTER);
  await page.getByRole("button", { name: "Continue" }).click();
  const nobody = page.getByLabel("Somebody not recorded yet");
  if ((await nobody.count()) > 0) await nobody.check();
  await page.getByLabel("Phone number").fill("01632 960 777");
  await page.getByLabel("What is this person to the child?").selectOption("Prospective adopter");
  await page.getByRole("group", { name: "Lives with the child" }).getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("link", { name: ADOPTER, exact: true })).toBeVisible();
  return page.getByRole("link", { name: ADOPTER, exact: true }).getAttribute("href");
}

test("[A2.2] an adopter’s name and telephone number are shown to the worker and their leader; others see that there is one, on no page, in no list and by no search who it is", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const person = await addAdopter(page, child);
  await page.goto(`${child}/record/telephone_call`);
  await page.getByRole("group", { name: "Who took part" }).getByLabel(ADOPTER).check();
  await page.getByLabel("Key issues").fill("First meeting agreed for next week");
  await page.getByLabel("No actions were agreed").check();
  await page.locator("summary", { hasText: "Interpreter" }).click();
  await page.getByLabel("An interpreter was used").check();
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page).toHaveURL(/\/entries\/\d+\?recorded=1/);
  const entry = new URL(page.url()).pathname;
  const leader = await leaderOf(browser, authority, child);
  await leader.page.goto(`${child}/people`);
  await expect(leader.page.getByRole("link", { name: ADOPTER, exact: true })).toBeVisible();
  await expect(leader.page.getByText("01632 960 777")).toBeVisible();
  await leader.page.context().close();

  for (const role of ["business_support", "inspector"]) {
    const other = await somebody(browser, authority, authority.userWithRole(role));
    for (const path of [child, `${child}/people`, `${child}/file`, entry, `${entry}/versions/1`]) {
      const answer = await other.page.goto(path);
      expect(answer.status(), `${role} ${path}`).toBe(200);
      const text = await answer.text();
      expect(text, path).not.toMatch(/Quillfeather|960 ?777/);
      expect(text, path).toContain(KEPT);
    }
    for (const rest of ["", "/relationship", "/change/names"]) {
      const answer = await other.page.goto(person + rest);
      expect([403, 404], role + rest).toContain(answer.status());
      expect(await answer.text()).not.toContain("Quillfeather");
    }
    await other.page.goto(`${child}/search`);
    await other.page.locator("main").getByLabel("Words").fill("Quillfeather");
    await other.page.locator("main").getByRole("button", { name: "Search" }).click();
    await expect(other.page.getByRole("heading", { name: "Nothing found in this file" })).toBeVisible();
    await other.page.goto(`${child}/people`);
    await checkAccessible(other.page);
    await checkNoHorizontalScroll(other.page);
    await other.page.context().close();
  }
  // The worker finds the same entry by the name.
  await page.goto(`${child}/search`);
  await page.locator("main").getByLabel("Words").fill("Quillfeather");
  await page.locator("main").getByRole("button", { name: "Search" }).click();
  await expect(page.locator(".app-found")).toHaveCount(1);
});

test("[A2.2] who looks for a child by an adopter’s name finds no child", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await addAdopter(page, children[1].path);
  await page.goto("/find");
  await page.locator("main").getByLabel("Name, birth date or number").fill(ADOPTER);
  await page.locator("main").getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "No child found" })).toBeVisible();
});
