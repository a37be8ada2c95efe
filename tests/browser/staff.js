// What an administrator does to accounts, and everybody to their own, through the pages.
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

/** The three boxes of a day in the group of this name. */
export async function fillDay(page, group, [day, month, year]) {
  const boxes = page.getByRole("group", { name: group });
  await boxes.getByLabel("Day").fill(day);
  await boxes.getByLabel("Month").fill(month);
  await boxes.getByLabel("Year").fill(year);
}

/** On the page of somebody's absences: away on leave from the day on which the prepared story ends. */
export async function recordAbsence(page, until, cover) {
  await fillDay(page, "First day away", ["23", "11", "2026"]);
  if (until) await fillDay(page, "Last day away", until);
  await page.getByLabel("Leave", { exact: true }).check();
  if (cover) await page.getByLabel("Who covers").selectOption(cover);
  await page.getByRole("button", { name: "Record the absence" }).click();
  await expect(page.getByText("The absence is recorded.")).toBeVisible();
}

/** The same of whoever is signed in. */
export async function recordOwnAbsence(page, until) {
  await page.goto("/account");
  await page.getByRole("link", { name: "Record when you are away" }).click();
  await recordAbsence(page, until);
}

/** The full name of whoever is signed in. */
export const nameOf = async (page) => (await page.locator('a[href="/account"]').first().textContent()).split(": ").pop().trim();
