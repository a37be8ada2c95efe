// Signing in, locking and going on, through the program itself.
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";

const at = (minutes) => new Date(new Date(STORY_ENDS).getTime() + minutes * 60_000).toISOString();
const worker = (authority) => authority.userWithRole("practitioner");
const password = (page) => page.getByLabel("Password", { exact: true });

async function unlock(page, words) {
  await password(page).fill(words);
  await page.getByRole("button", { name: "Unlock" }).click();
}

/** The first child of this worker's list, opened. */
async function openChild(page) {
  await page.goto("/");
  await page.locator("main a[href^='/children/']").first().click();
  await expect(page).toHaveURL(/\/children\/\d+$/);
  return new URL(page.url()).pathname;
}

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

test("[4.7] an unknown name, a leaver and a wrong password are told the same", async ({ page, authority }) => {
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

test("[4.8] Lock now asks for the password where one was, and shows nothing until then", async ({ page, authority }) => {
  const user = worker(authority);
  await signIn(page, authority, user.name);
  const child = await openChild(page);
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("button", { name: "Lock now" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Firsthand is locked");
  expect(await page.content()).not.toContain(name.replace("Front page of ", ""));
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Firsthand is locked");
  await page.goto(child);
  await unlock(page, "not the right one at all");
  await expect(page.locator(".govuk-error-summary")).toContainText("The password is not right");
  await unlock(page, user.password);
  await expect(page).toHaveURL(new RegExp(`${child}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("[4.8] after fifteen idle minutes the same form comes back with what was typed", async ({ page, authority }) => {
  const user = worker(authority);
  await signIn(page, authority, user.name);
  const child = await openChild(page);
  await page.goto(`${child}/record/telephone_call`);
  const words = `Rang nan – she’ll “pop round” at 4, 50% sure ${Date.now()}`;
  const saved = page.waitForResponse((answer) => /\/drafts\//.test(answer.url()) && answer.request().method() === "POST" && answer.ok());
  await page.getByLabel("What was seen and said").fill(words);
  await page.getByLabel("What was seen and said").blur();
  await saved;
  const address = page.url();
  await authority.setClock(at(15));
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Firsthand is locked");
  await unlock(page, user.password);
  await expect(page).toHaveURL(address);
  const draft = await page.getByLabel("What was seen and said").inputValue().catch(() => "");
  if (draft !== words) {
    await page.goto("/");
    await page.locator("main a[href^='/drafts/']").first().click();
  }
  await expect(page.getByLabel("What was seen and said")).toHaveValue(words);
});

test("[4.8] what is sent while locked is carried through the unlock, also without JavaScript", async ({ browser, authority }) => {
  const user = worker(authority);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: authority.url });
  const page = await context.newPage();
  await signIn(page, authority, user.name);
  await page.goto("/account");
  await page.getByLabel("Off").check();
  await authority.setClock(at(15));
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await expect(page.getByText("What you had just sent is kept")).toBeVisible();
  await unlock(page, user.password);
  await expect(page.getByText("Your choice about keyboard shortcuts is kept.")).toBeVisible();
  await expect(page.getByLabel("Off")).toBeChecked();
  await context.close();
});

test("[4.8] a session ends after twelve hours, and what is sent then is sent after signing in again", async ({ page, authority }) => {
  const user = worker(authority);
  await signIn(page, authority, user.name);
  for (let minutes = 0; minutes < 12 * 60; minutes += 14) {
    await authority.setClock(at(minutes));
    await page.request.get("/help");
    if (minutes === 14 * 51) break;
  }
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
  await page.getByLabel("On").check();
  await authority.setClock(at(12 * 60 + 1));
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Firsthand");
  await page.getByLabel("User name").fill(user.name);
  await password(page).fill(user.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Your choice about keyboard shortcuts is kept.")).toBeVisible();
  await expect(page.getByLabel("On")).toBeChecked();
});

test("[4.8] a form that one person left behind is never sent by the next", async ({ page, authority }) => {
  const [first, second] = authority.users.filter(({ role }) => role === "practitioner");
  await signIn(page, authority, first.name);
  await page.goto("/account");
  await page.getByLabel("Off").check();
  await authority.setClock(at(15));
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Firsthand is locked");
  const left = await page.context().newPage();
  await left.goto("/");
  await left.getByRole("button", { name: "Sign out and let someone else sign in" }).click();
  await left.getByLabel("User name").fill(second.name);
  await password(left).fill(second.password);
  await left.getByRole("button", { name: "Sign in" }).click();
  await expect(left.getByRole("button", { name: "Sign out" })).toBeVisible();
  await unlock(page, second.password);
  await left.goto("/account");
  await expect(left.getByLabel("On")).toBeChecked();
});

test("[4.8] signing out ends the session, and the Back button shows nothing", async ({ page, authority }) => {
  await signIn(page, authority, worker(authority).name);
  const child = await openChild(page);
  const cookies = await page.context().cookies();
  expect(cookies).toMatchObject([{ name: "__Host-session", httpOnly: true, secure: true, sameSite: "Strict", path: "/" }]);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/signed-out$/);
  await expect(page.getByText("You have signed out.")).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Firsthand");
  await page.context().addCookies(cookies);
  await page.goto(child);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Firsthand");
});

test("[4.8] two sessions are listed, and one ends the other", async ({ page, browser, authority }) => {
  const user = authority.userWithRole("team_leader");
  await signIn(page, authority, user.name);
  const context = await browser.newContext({ baseURL: authority.url });
  const elsewhere = await context.newPage();
  await signIn(elsewhere, authority, user.name);
  await page.getByRole("link", { name: /Your account/ }).click();
  const sessions = page.getByRole("region", { name: "Sessions" }).getByRole("row");
  await expect(sessions).toHaveCount(3);
  await expect(sessions.filter({ hasText: "This one" })).toHaveCount(1);
  await expect(sessions.nth(1)).toContainText("Chrome on Linux");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("button", { name: /^End the session/ }).click();
  await expect(page.getByText("The session has ended.")).toBeVisible();
  await expect(sessions).toHaveCount(2);
  await elsewhere.goto("/account");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Sign in to Firsthand");
  await context.close();
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

test("[4.8] a key may be turned off, and stays off", async ({ page, authority }) => {
  await signIn(page, authority, worker(authority).name);
  await page.goto("/account");
  await page.getByLabel("Off").check();
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await expect(page.getByText("Your choice about keyboard shortcuts is kept.")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(page.getByLabel("Find a child")).not.toBeFocused();
  await page.getByLabel("On").check();
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(page.getByLabel("Find a child")).toBeFocused();
});
