// Workers and the children they work with, found through the pages as a person would find them.
import { expect, signIn } from "./authority.js";

/** Signs in as the first practitioner who has children, and answers their addresses with names: [{ path, name }]. */
export async function signInWithChildren(page, authority, role = "practitioner") {
  for (const user of authority.users.filter((candidate) => candidate.role === role)) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    const children = await myChildren(page);
    if (children.length > 0) return { user, children };
  }
  throw new Error(`no ${role} has children`);
}

export async function myChildren(page) {
  await page.goto("/");
  const links = page.locator('main table a[href^="/children/"]');
  return links.evaluateAll((all) => all.map((link) => ({ path: link.getAttribute("href"), name: link.textContent.trim() })));
}

/** Opens the record form of a kind on the first of these children with so many questions of "seen" (one for each brother and sister). */
export async function openVisitOfSiblings(page, authority, atLeast) {
  for (const user of authority.users.filter((candidate) => candidate.role === "practitioner")) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    for (const child of await myChildren(page)) {
      await page.goto(child.path);
      if ((await page.getByText("(interpreter needed)").count()) > 0) continue;
      await page.goto(`${child.path}/record/home_visit`);
      if ((await page.getByRole("group", { name: /seen, and seen alone/ }).count()) >= atLeast) return { user, child };
    }
  }
  throw new Error(`no family with ${atLeast} children of one worker`);
}

/** The date and time of the form, set to a moment in London: { day, month, year, time }. */
export async function setWhen(page, { day, month, year, time }) {
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Month", { exact: true }).fill(month);
  await page.getByLabel("Year", { exact: true }).fill(year);
  await page.getByLabel("Time", { exact: true }).fill(time ?? "");
}

export async function errorSummary(page) {
  const summary = page.locator(".govuk-error-summary");
  await expect(summary).toBeVisible();
  return summary.locator("a").allTextContents();
}
