// Entries to work on, made through the pages, and people to work on them with.
import { expect, signIn } from "./authority.js";
import { myChildren } from "./children.js";

/** Records a telephone call on the child's file and answers its address. */
export async function recordCall(page, childPath, words, { finish = "Complete", seenAndSaid = "" } = {}) {
  await page.goto(`${childPath}/record/telephone_call`);
  await page.getByRole("group", { name: "Who took part" }).getByRole("checkbox").first().check();
  await page.getByLabel("Key issues").fill(words);
  if (seenAndSaid) await page.getByLabel("What was seen and said").fill(seenAndSaid);
  await page.getByLabel("No actions were agreed").check();
  // Some children need one, and the entry is not complete without an answer.
  await page.locator("summary", { hasText: "Interpreter" }).click();
  await page.getByLabel("An interpreter was used").check();
  await page.getByRole("button", { name: finish }).click();
  await expect(page).toHaveURL(/\/entries\/\d+\?recorded=1/);
  return new URL(page.url()).pathname;
}

/** A further person in a browser of their own, signed in: { page, user }. */
export async function somebody(browser, authority, user, options = {}) {
  const context = await browser.newContext({ baseURL: authority.url, ...options });
  const page = await context.newPage();
  await signIn(page, authority, user.name);
  return { page, user };
}

/** Opens the child's file, breaking the glass where that is asked. */
export async function openByBreakingGlass(page, user, path) {
  await page.goto(path);
  if ((await page.getByLabel("Why do you need to open this record?").count()) > 0) await breakGlass(page, user, "Covering for a colleague who is ill today");
}

/** Answers the question why, on the page that asks it, and confirms who one is where that is asked. */
export async function breakGlass(page, user, why) {
  await page.getByLabel("Why do you need to open this record?").fill(why);
  await page.getByRole("button", { name: "Open the record" }).click();
  if ((await page.getByRole("heading", { name: "Confirm that it is you" }).count()) === 0) return;
  await page.getByLabel("Password", { exact: true }).fill(user.password);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** A practitioner who is not this one and can open the child's file. */
export async function colleague(browser, authority, childPath, notThisOne) {
  const other = authority.users.find((candidate) => candidate.role === "practitioner" && candidate.name !== notThisOne.name);
  const made = await somebody(browser, authority, other);
  await openByBreakingGlass(made.page, other, childPath);
  return made;
}

/** The team leader on whose first page the child stands. */
export async function leaderOf(browser, authority, childPath) {
  for (const user of authority.users.filter((candidate) => candidate.role === "team_leader")) {
    const made = await somebody(browser, authority, user);
    if ((await myChildren(made.page)).some((child) => child.path === childPath)) return made;
    await made.page.context().close();
  }
  throw new Error(`nobody leads the team of ${childPath}`);
}

/** Somebody of this role who leads the child's team or a service above it. */
export async function inLine(browser, authority, child, role) {
  for (const user of authority.users.filter((candidate) => candidate.role === role)) {
    const made = await somebody(browser, authority, user);
    if ((await made.page.request.get(child)).status() === 200) return made;
    await made.page.context().close();
  }
  throw new Error(`no ${role} stands above ${child}`);
}

/** Sends the form of this page as it stands, so many times, as a repeated press or a lost answer would. */
export async function sendRepeatedly(page, formSelector, times, button = {}) {
  const { action, fields } = await page.locator(formSelector).evaluate((form) => ({ action: form.getAttribute("action"), fields: [...new FormData(form)] }));
  const body = new URLSearchParams([...fields, ...Object.entries(button)]).toString();
  const answers = [];
  for (let time = 0; time < times; time += 1) {
    answers.push(await page.request.post(action, { data: body, headers: { "Content-Type": "application/x-www-form-urlencoded" }, maxRedirects: 0 }));
  }
  return answers;
}
