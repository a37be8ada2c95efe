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

/** Opens the form of a home visit on a child with so many brothers and sisters, itself counted, of one worker's, where nobody needs an interpreter. */
export async function openVisitOfSiblings(page, authority, atLeast) {
  for (const user of authority.users.filter((candidate) => candidate.role === "practitioner")) {
    await page.context().clearCookies();
    await page.request.post("/sign-in", { form: { user_name: user.name, password: user.password } });
    const text = async (path) => (await page.request.get(path)).text();
    const paths = [...new Set([...(await text("/")).matchAll(/href="(\/children\/\d+)"/g)].map(([, path]) => path))];
    const needsNone = new Set();
    for (const path of paths) if (!(await text(path)).includes("(interpreter needed)")) needsNone.add(path);
    for (const path of needsNone) {
      const asked = [...new Set([...(await text(`${path}/record/home_visit`)).matchAll(/name="seen-(\d+)"/g)].map(([, id]) => `/children/${id}`))];
      if (asked.length < atLeast || !asked.every((sibling) => needsNone.has(sibling))) continue;
      await page.goto(`${path}/record/home_visit`);
      return { user, child: { path } };
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
