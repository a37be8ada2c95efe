// An address that is kept confidential is shown to those who work with the child, and to nobody else who opens the record.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { leaderOf, somebody } from "../browser/entries.js";

const SECRET = "Quillfeather House";

async function keepAddress(page, child) {
  await page.goto(`${child}/details/change/addresses`);
  await page.getByLabel("A new address").check();
  await page.getByLabel("Address", { exact: true }).fill(`${SECRET}, Marlbridge`);
  await page.getByLabel("Postcode").fill("MB1 4QT");
  await page.getByLabel("Confidential: a refuge").check();
}

test("[4.1] a refuge’s address is shown to the worker and their leader, and to others who open the record only that there is one", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  await keepAddress(page, child);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`${SECRET}, Marlbridge, MB1 4QT`)).toBeVisible();
  await expect(page.getByText("Confidential: a refuge")).toBeVisible();
  const leader = await leaderOf(browser, authority, child);
  await leader.page.goto(child);
  await expect(leader.page.getByText(SECRET)).toBeVisible();

  for (const role of ["business_support", "inspector"]) {
    const other = await somebody(browser, authority, authority.userWithRole(role));
    for (const rest of ["", "/details"]) {
      const answer = await other.page.goto(child + rest);
      expect(answer.status(), role + rest).toBe(200);
      await expect(other.page.getByText("Confidential: a refuge").first()).toBeVisible();
      expect(await answer.text()).not.toContain(SECRET);
    }
    await checkAccessible(other.page);
    await expect(other.page.locator('a[href$="/details/change/addresses"]')).toHaveCount(0);
    const change = await other.page.goto(`${child}/details/change/addresses`);
    expect(change.status(), role).toBe(403);
    expect(await change.text()).not.toContain(SECRET);
    await other.page.context().close();
  }
  await leader.page.context().close();
});

test("[4.1] nothing typed is lost when a confidential address lacks its lines, and one that was written wrongly stays confidential when it is mended", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[1].path;
  await keepAddress(page, child);
  await page.getByLabel("Address", { exact: true }).fill("");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await errorSummary(page)).toEqual(["Enter the address"]);
  await expect(page.getByLabel("Confidential: a refuge")).toBeChecked();
  await page.getByLabel("Address", { exact: true }).fill(`${SECRET}, Marlbridge`);
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto(`${child}/details/change/addresses`);
  await expect(page.getByLabel("Confidential: a refuge")).toBeChecked();
  await page.getByLabel("The present address was written wrongly").check();
  await page.getByLabel("Address", { exact: true }).fill(`${SECRET}, Upper Marlbridge`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`${SECRET}, Upper Marlbridge`)).toBeVisible();
  await expect(page.getByText("Confidential: a refuge")).toBeVisible();
});
