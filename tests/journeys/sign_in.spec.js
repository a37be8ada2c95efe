// Signing in with an account of one's own, through the program itself.
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";

const at = (minutes) => new Date(new Date(STORY_ENDS).getTime() + minutes * 60_000).toISOString();
const worker = (authority) => authority.userWithRole("practitioner");
const password = (page) => page.getByLabel("Password", { exact: true });

test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

test("[4.7] one signs in with the keyboard alone, and comes to the page one asked for", async ({ page, authority }) => {
  const user = worker(authority);
  await page.goto("/help");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Firsthand");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await page.keyboard.press("Enter");
  for (let i = 0; i < 8 && !(await page.getByLabel("User name").evaluate((input) => input === document.activeElement)); i += 1) await page.keyboard.press("Tab");
  await page.keyboard.type(` ${user.name.toUpperCase()} `);
  await page.keyboard.press("Tab");
  await page.keyboard.type(user.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/help$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Help");
});

test("the pages of signing in are accessible and fit a phone", async ({ page, authority }) => {
  await page.goto("/sign-in");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveTitle(/^Error: Sign in/);
  await expect(page.getByRole("link", { name: "Enter your user name" })).toHaveAttribute("href", "#user_name");
  await checkAccessible(page);
  await signIn(page, authority, worker(authority).name);
  await page.getByRole("button", { name: "Lock now" }).click();
  await expect(page).toHaveTitle(/^Unlock/);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
});

test("[4.7] an unknown name and a wrong password are told the same", async ({ page, authority }) => {
  const answers = [];
  for (const name of ["nobody.here", worker(authority).name]) {
    await page.goto("/sign-in");
    await page.getByLabel("User name").fill(name);
    await password(page).fill("four unrelated loud words");
    await page.getByRole("button", { name: "Sign in" }).click();
    answers.push(await page.locator(".govuk-error-summary").innerText());
  }
  expect(answers[0]).toContain("The user name or the password is not right");
  expect(answers[1]).toBe(answers[0]);
});

test("[4.7] after ten wrong passwords a name waits fifteen minutes, even with the right one", async ({ page, authority }) => {
  const user = authority.users.filter(({ role }) => role === "practitioner")[1];
  const attempt = async (words) => {
    await page.getByLabel("User name").fill(user.name);
    await password(page).fill(words);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  await page.goto("/sign-in");
  for (let i = 0; i < 10; i += 1) {
    await attempt(`wrong words number ${i}`);
    await expect(page.locator(".govuk-error-summary")).toContainText("not right");
  }
  await attempt(user.password);
  await expect(page.locator(".govuk-error-summary")).toContainText("Wait until after 23 November 2026 at 9:15am");
  await authority.setClock(at(15));
  await attempt(user.password);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
});

test("[4.7] a changed password ends all other sessions; a weak one is refused with every reason", async ({ page, browser, authority }) => {
  const user = authority.userWithRole("duty");
  await signIn(page, authority, user.name);
  const context = await browser.newContext({ baseURL: authority.url });
  const elsewhere = await context.newPage();
  await signIn(elsewhere, authority, user.name);
  await page.goto("/account/password");
  await page.getByLabel("New password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Change your password" }).click();
  await expect(page.locator(".govuk-error-summary li")).toHaveCount(3);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const chosen = "seven lamps under a bridge";
  await page.getByLabel("Current password").fill(user.password);
  await page.getByLabel("New password", { exact: true }).fill(chosen);
  await page.getByLabel("New password again").fill(chosen);
  await page.getByRole("button", { name: "Change your password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await elsewhere.goto("/");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Sign in to Firsthand");
  await context.close();
});

test("a form of another site is refused, and one without its token changes nothing", async ({ page, authority }) => {
  await signIn(page, authority, worker(authority).name);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const send = (headers) => fetch(`${authority.url}/account/shortcuts`, { method: "POST", redirect: "manual", headers: { cookie, ...headers }, body: new URLSearchParams({ shortcuts: "off" }) });
  expect((await send({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await send({ origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await send({})).status).toBe(409);
});
