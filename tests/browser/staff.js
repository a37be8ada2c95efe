// What an administrator does to accounts, through the pages.
import { expect } from "@playwright/test";

/** Opens the page of the person with this user name. */
export async function openUser(page, userName) {
  await page.goto("/staff");
  await page.getByLabel("Name or user name").fill(userName);
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("row").filter({ has: page.getByRole("cell", { name: userName, exact: true }) }).getByRole("link").click();
  await expect(page).toHaveURL(/\/staff\/users\/\d+$/);
}

/** Ends their access today. */
export async function recordLeaving(page, userName) {
  await openUser(page, userName);
  await page.getByRole("button", { name: "Record that they left" }).click();
  await page.getByRole("button", { name: "End access now" }).click();
  await expect(page.getByText("This person’s access has ended.")).toBeVisible();
}
