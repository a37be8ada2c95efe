// Workers and the children they work with, found through the pages as a person would find them.
import { expect, signIn } from "./authority.js";

const chosen = new Map(); // by authority and role: whom the tests work as

/** Of these children, the addresses of those that a worker opens most simply: the worker holds the file and nobody needs an interpreter. */
async function simplest(page, children) {
  const simple = new Set();
  const user = (await page.locator('a[href="/account"]').first().textContent()).split(": ").pop();
  for (const { path } of children) {
    const text = await (await page.request.get(path)).text();
    const holder = text.match(/Case file holder[\s\S]*?<dd[^>]*>([\s\S]*?)<\/dd>/)?.[1] ?? "";
    if (holder.includes(user) && !text.includes("(interpreter needed)")) simple.add(path);
  }
  return simple;
}

/**
 * Signs in as a worker of that role who holds the files of at least two children with whom nobody needs an interpreter, or else the
 * first who has children, and answers the children's addresses with names, those first: [{ path, name }].
 */
export async function signInWithChildren(page, authority, role = "practitioner") {
  const key = `${authority.url} ${role}`;
  if (!chosen.has(key)) chosen.set(key, await choose(page, authority, role));
  const { user, simple } = chosen.get(key);
  await page.context().clearCookies();
  await signIn(page, authority, user.name);
  const children = await myChildren(page);
  return { user, children: [...children.filter(({ path }) => simple.has(path)), ...children.filter(({ path }) => !simple.has(path))] };
}

async function choose(page, authority, role) {
  let first = null;
  for (const user of authority.users.filter((candidate) => candidate.role === role)) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    const children = await myChildren(page);
    if (children.length === 0) continue;
    const simple = await simplest(page, children);
    if (simple.size >= 2) return { user, simple };
    first ??= { user, simple };
  }
  if (!first) throw new Error(`no ${role} has children`);
  return first;
}

/** Practitioners who open none of these children without a reason. */
export async function strangersTo(browser, authority, paths) {
  const context = await browser.newContext({ baseURL: authority.url });
  const strangers = [];
  for (const user of authority.users.filter((candidate) => candidate.role === "practitioner")) {
    await context.request.post("/sign-in", { form: { user_name: user.name, password: user.password } });
    const asked = await Promise.all(paths.map(async (path) => (await context.request.get(path)).status() === 403));
    if (asked.every(Boolean)) strangers.push(user);
    await context.clearCookies();
  }
  await context.close();
  if (strangers.length === 0) throw new Error("everybody works with these children");
  return strangers;
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
