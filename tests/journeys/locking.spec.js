// Locking, going on where one was, and the sessions of one person.
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { signInWithChildren } from "../browser/children.js";

const at = (minutes) => new Date(new Date(STORY_ENDS).getTime() + minutes * 60_000).toISOString();
const worker = (authority) => authority.userWithRole("practitioner");
const password = (page) => page.getByLabel("Password", { exact: true });

async function unlock(page, words) {
  await password(page).fill(words);
  await page.getByRole("button", { name: "Unlock" }).click();
}

test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

test("[4.8] Lock now asks for the password where one was, and shows nothing until then", async ({ page, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const { path: child, name } = children[0];
  await page.goto(child);
  const title = await page.title();
  await page.getByRole("button", { name: "Lock now" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Firsthand is locked");
  expect(await page.content()).not.toContain(name);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Firsthand is locked");
  await page.goto(child);
  await unlock(page, "not the right one at all");
  await expect(page.locator(".govuk-error-summary")).toContainText("The password is not right");
  await unlock(page, user.password);
  await expect(page).toHaveURL(new RegExp(`${child}$`));
  await expect(page).toHaveTitle(title);
});

test("[4.8] after fifteen idle minutes the same form comes back with what was typed", async ({ page, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  await page.clock.install();
  await page.goto(`${children[0].path}/record/email`);
  const words = "Nan writes that she’ll “pop round” at 4 & is 50% sure";
  await page.getByLabel("Key issues").fill(words);
  await page.clock.runFor(14 * 60_000 + 30_000);
  await expect(page.getByRole("dialog", { name: "Are you still there?" })).toBeVisible();
  await expect(page.getByText(/Draft saved/)).toBeVisible(); // the seconds that the lock would wait for it run at once here
  await authority.setClock(at(14.9));
  await page.clock.runFor(60_000);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Firsthand is locked");
  await unlock(page, user.password);
  await expect(page.getByLabel("Key issues")).toHaveValue(words);
});

test("[4.8] a form without a draft comes back after the lock with what was typed, and nothing of it is saved until then", async ({ page, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  await page.clock.install();
  await page.goto(`${children[0].path}/details/change/language`);
  await page.getByLabel("Communication needs").fill("Speak slowly; he lip-reads.");
  await authority.setClock(at(14.9));
  await page.clock.runFor(15 * 60_000 + 30_000);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Firsthand is locked");
  await expect(page.getByText("Speak slowly")).toHaveCount(0);
  await unlock(page, user.password);
  await expect(page.getByRole("alert")).toContainText("Firsthand locked before you saved this");
  await expect(page.getByLabel("Communication needs")).toHaveValue("Speak slowly; he lip-reads.");
  await checkAccessible(page);
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(`${children[0].path}/details`);
  await expect(elsewhere.getByText("Speak slowly; he lip-reads.")).toHaveCount(0);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Speak slowly; he lip-reads.")).toBeVisible();
});

test("[4.8] locking at once still keeps the words typed last", async ({ page, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/email`);
  await page.getByLabel("Key issues").fill("Typed a moment before");
  await page.getByRole("button", { name: "Lock now" }).click();
  await unlock(page, user.password);
  await expect(page.getByLabel("Key issues")).toHaveValue("Typed a moment before");
});

test("[4.8] the program locks by its own clock, whatever the browser does", async ({ browser, authority }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: authority.url });
  const page = await context.newPage();
  const { user, children } = await signInWithChildren(page, authority);
  await authority.setClock(at(14));
  await page.goto(children[0].path);
  await expect(page).not.toHaveTitle(/^Unlock/);
  await authority.setClock(at(29));
  await page.goto(`${children[0].path}/file`);
  await expect(page).toHaveTitle(/^Unlock/);
  await unlock(page, user.password);
  await expect(page).toHaveURL(new RegExp(`${children[0].path}/file$`));
  await context.close();
});

test("[4.8] what is sent while locked is carried through the unlock, also without JavaScript", async ({ browser, authority }) => {
  const user = worker(authority);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: authority.url });
  const page = await context.newPage();
  await signIn(page, authority, user.name);
  await page.goto("/account");
  await page.getByLabel("Off", { exact: true }).check();
  await authority.setClock(at(15));
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await expect(page.getByText("What you had just sent is kept")).toBeVisible();
  await unlock(page, user.password);
  await expect(page.getByText("Your choice about keyboard shortcuts is kept.")).toBeVisible();
  await expect(page.getByLabel("Off", { exact: true })).toBeChecked();
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
  await page.getByLabel("On", { exact: true }).check();
  await authority.setClock(at(12 * 60 + 1));
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Firsthand");
  await page.getByLabel("User name").fill(user.name);
  await password(page).fill(user.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Your choice about keyboard shortcuts is kept.")).toBeVisible();
  await expect(page.getByLabel("On", { exact: true })).toBeChecked();
});

test("[4.8] a form that one person left behind is never sent by the next", async ({ page, authority }) => {
  const [first, second] = authority.users.filter(({ role }) => role === "practitioner");
  await signIn(page, authority, first.name);
  await page.goto("/account");
  await page.getByLabel("Off", { exact: true }).check();
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
  await expect(left.getByLabel("On", { exact: true })).toBeChecked();
});

test("[4.8] signing out ends the session, and the Back button shows nothing", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  await page.goto(child);
  const cookies = await page.context().cookies();
  expect(cookies).toMatchObject([{ name: "__Host-session", httpOnly: true, secure: true, sameSite: "Strict", path: "/" }]);
  const signedOut = page.waitForResponse((response) => response.url().endsWith("/sign-out"));
  await page.getByRole("button", { name: "Sign out" }).click();
  expect((await (await signedOut).allHeaders())["clear-site-data"]).toBe('"cache", "storage"');
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

test("[4.8] a key may be turned off, and stays off", async ({ page, authority }) => {
  await signIn(page, authority, worker(authority).name);
  await page.goto("/account");
  await page.getByLabel("Off", { exact: true }).check();
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await expect(page.getByText("Your choice about keyboard shortcuts is kept.")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(page.getByLabel("Find a child")).not.toBeFocused();
  await page.getByLabel("On", { exact: true }).check();
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(page.getByLabel("Find a child")).toBeFocused();
});
