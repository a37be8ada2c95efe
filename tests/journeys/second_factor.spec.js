// A password and a code: setting up an authenticator app, signing in with it, and what happens when the phone is lost.
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { codeAt, enterCode, enterRecoveryCode, setUpApp } from "../browser/second_factor.js";

const at = (seconds) => new Date(new Date(STORY_ENDS).getTime() + seconds * 1000).toISOString();
const heading = (page) => page.getByRole("heading", { level: 1 });
const problem = (page) => page.locator(".govuk-error-summary");
const worker = (authority, number) => authority.users.filter(({ role }) => role === "practitioner" || role === "family_support")[number];

test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

/** Name and password, in a browser of one's own; what is asked next is on the page. */
async function enterPassword(browser, authority, { name, password }) {
  const page = await (await browser.newContext({ baseURL: authority.url })).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  return page;
}

/** Somebody of this authority with the app, set up at STORY_ENDS: { user, page, key, recoveryCodes }. */
async function withApp(browser, authority, user) {
  const page = await enterPassword(browser, authority, user);
  await page.goto("/account/authenticator-app");
  return { user, page, ...(await setUpApp(page, STORY_ENDS)) };
}

async function becomeAdministrator(page, authority) {
  await signIn(page, authority, authority.userWithRole("administrator").name);
}

async function openUser(page, userName) {
  await page.goto("/staff");
  await page.getByLabel("Name or user name").fill(userName);
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("row").filter({ has: page.getByRole("cell", { name: userName, exact: true }) }).getByRole("link").click();
}

test("[4.7] somebody sets up an app, and from then on the password alone opens nothing", async ({ browser, authority }) => {
  const user = worker(authority, 0);
  const page = await enterPassword(browser, authority, user);
  await page.goto("/account");
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(page.getByRole("img", { name: "Picture for the camera of your authenticator app" })).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByLabel("Code that the app shows now").fill("12345");
  await page.getByRole("button", { name: "Set up this app" }).click();
  await expect(problem(page)).toContainText("The code is not right");
  const { key, recoveryCodes } = await setUpApp(page, STORY_ENDS);
  expect(new Set(recoveryCodes).size).toBe(10);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("You have 10 recovery codes left.")).toBeVisible();
  await expect(page.getByText("An authenticator app was set up")).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);

  await authority.setClock(at(60));
  const elsewhere = await enterPassword(browser, authority, user);
  await expect(heading(elsewhere)).toHaveText("Enter your code");
  await checkAccessible(elsewhere);
  await checkNoHorizontalScroll(elsewhere);
  for (const address of ["/help", "/account", "/account/authenticator-app", "/find"]) {
    await elsewhere.goto(address);
    await expect(heading(elsewhere)).toHaveText("Enter your code");
  }
  await enterCode(elsewhere, codeAt(key, at(60)));
  await expect(elsewhere).toHaveURL(/\/find$/);
  await expect(elsewhere.getByRole("button", { name: "Sign out" })).toBeVisible();
});

test("[4.7] a code works once, and a minute to either side is too far", async ({ browser, authority }) => {
  const { user, key } = await withApp(browser, authority, worker(authority, 1));
  const enrolling = await enterPassword(browser, authority, user);
  await enterCode(enrolling, codeAt(key, STORY_ENDS)); // the one that set the app up
  await expect(problem(enrolling)).toContainText("was used before");
  await authority.setClock(at(90));
  for (const far of [30, 150]) {
    await enterCode(enrolling, codeAt(key, at(far)));
    await expect(problem(enrolling)).toContainText("The code is not right");
  }
  await enterCode(enrolling, codeAt(key, at(120))); // of a phone that is half a minute fast
  await expect(enrolling.getByRole("button", { name: "Sign out" })).toBeVisible();
  await expect(heading(enrolling)).not.toHaveText("Enter your code");
  const second = await enterPassword(browser, authority, user);
  for (const used of [120, 90]) {
    await enterCode(second, codeAt(key, at(used)));
    await expect(problem(second)).toContainText("was used before");
  }
  await authority.setClock(at(125));
  await enterCode(second, codeAt(key, at(150)));
  await expect(heading(second)).not.toHaveText("Enter your code");
});

test("[4.7] after ten wrong codes even the right one waits, and the password does not wipe that out", async ({ browser, authority }) => {
  const { user, key } = await withApp(browser, authority, worker(authority, 2));
  await authority.setClock(at(600));
  let page = await enterPassword(browser, authority, user);
  for (let i = 0; i < 10; i += 1) {
    if (i === 5) page = await enterPassword(browser, authority, user);
    await enterCode(page, "000000");
    await expect(problem(page)).toContainText("The code is not right");
  }
  await enterCode(page, codeAt(key, at(600)));
  await expect(problem(page)).toContainText("There were too many wrong codes. Wait until after 23 November 2026 at 9:25am");
  await authority.setClock(at(600 + 15 * 60 - 1));
  await enterCode(page, codeAt(key, at(600 + 15 * 60)));
  await expect(problem(page)).toContainText("too many wrong codes");
  await authority.setClock(at(600 + 15 * 60));
  await page.getByRole("button", { name: "Sign out" }).click();
  page = await enterPassword(browser, authority, user);
  await enterCode(page, "000000");
  await enterCode(page, codeAt(key, at(600 + 15 * 60)));
  await expect(problem(page)).toContainText("Wait until after 23 November 2026 at 9:55am"); // twice as long
  await authority.setClock(at(600 + 45 * 60));
  page = await enterPassword(browser, authority, user);
  await enterCode(page, codeAt(key, at(600 + 45 * 60)));
  await expect(page.getByRole("region", { name: "Your account" })).toContainText("the codes after it were wrong ten times");
});

test("[4.7] a recovery code stands in for a lost phone once, says how many are left, and new ones take the place of all", async ({ browser, authority }) => {
  const { user, recoveryCodes } = await withApp(browser, authority, worker(authority, 3));
  const page = await enterPassword(browser, authority, user);
  await enterRecoveryCode(page, ` ${recoveryCodes[4].toUpperCase().replaceAll("-", " ")} `);
  await expect(page.getByText("You have 9 recovery codes left.")).toBeVisible();
  await checkAccessible(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page)).toHaveText("My children");
  const again = await enterPassword(browser, authority, user);
  await enterRecoveryCode(again, recoveryCodes[4]);
  await expect(problem(again)).toContainText("was used before");
  await checkAccessible(again);

  await page.goto("/account");
  await expect(page.getByText("A recovery code was used to sign in")).toBeVisible();
  await page.getByRole("button", { name: "Make new recovery codes" }).click();
  const fresh = await page.locator(".app-recovery-codes code").allInnerTexts();
  expect(fresh.filter((code) => recoveryCodes.includes(code))).toEqual([]);
  await enterRecoveryCode(again, recoveryCodes[5]);
  await expect(problem(again)).toContainText("was used before");
  await enterRecoveryCode(again, fresh[0]);
  await expect(again.getByText("You have 9 recovery codes left.")).toBeVisible();
});

test("[4.7] what is sensitive asks for a code of the last five minutes, in place, and then does what was asked", async ({ browser, authority }) => {
  const { page, key } = await withApp(browser, authority, worker(authority, 4));
  await page.goto("/account");
  await authority.setClock(at(4 * 60 + 59));
  await page.getByRole("link", { name: "Change password" }).click();
  await expect(heading(page)).toHaveText("Change your password");
  await page.goto("/account");
  await authority.setClock(at(5 * 60));
  await page.getByRole("button", { name: "Make new recovery codes" }).click();
  await expect(heading(page)).toHaveText("Confirm that it is you");
  await expect(page.getByText("What you had just sent is kept")).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const before = (await page.context().cookies())[0].value;
  await enterCode(page, "000000");
  await enterCode(page, codeAt(key, at(5 * 60)));
  await expect(page.locator(".app-recovery-codes code")).toHaveCount(10);
  expect((await page.context().cookies())[0].value).not.toBe(before);
  for (const path of ["/account/password", "/account/authenticator-app"]) {
    await authority.setClock(at(11 * 60));
    await page.goto(path);
    await expect(heading(page)).toHaveText("Confirm that it is you");
  }
});

test("[4.7] an administrator confirms with the password before giving roles, and nothing typed is lost", async ({ page, authority }) => {
  const administrator = authority.userWithRole("administrator");
  await becomeAdministrator(page, authority);
  await page.goto("/staff/new");
  await page.getByLabel("Full name").fill("Rhys Amaro");
  await page.getByLabel("User name").fill("rhys.amaro");
  await page.getByLabel("Job title").fill("Social worker");
  await page.getByLabel("Team leader").check();
  await authority.setClock(at(6 * 60));
  await page.getByRole("button", { name: "Add this person" }).click();
  await expect(heading(page)).toHaveText("Confirm that it is you");
  await page.getByLabel("Password", { exact: true }).fill("not the password at all");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(problem(page)).toContainText("The password is not right");
  await page.getByLabel("Password", { exact: true }).fill(administrator.password);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page)).toHaveText("Rhys Amaro is added");
  await openUser(page, worker(authority, 0).name);
  const person = page.url();
  await authority.setClock(at(12 * 60));
  for (const rest of ["/details", "/password", "/authenticator-app"]) {
    await page.goto(person + rest);
    await expect(heading(page)).toHaveText("Confirm that it is you");
  }
});

test("[4.8] when a phone is lost an administrator removes the app, which signs its owner out and never lets the password alone in", async ({ page, browser, authority }) => {
  const { user, page: desk } = await withApp(browser, authority, worker(authority, 5));
  await becomeAdministrator(page, authority);
  await page.goto("/staff/sign-in");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByLabel("Everybody").check();
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await expect(page.getByText("Your choice is kept.")).toBeVisible();

  await openUser(page, user.name);
  await expect(page.getByText("Set up 23 Nov 2026")).toBeVisible();
  await page.getByRole("button", { name: "Remove authenticator app and passkeys" }).click();
  await checkAccessible(page);
  await page.getByRole("button", { name: "Remove them all" }).click();
  await expect(page.getByText("The authenticator app is removed.")).toBeVisible();
  await desk.goto("/help");
  await expect(heading(desk)).toHaveText("Sign in to Firsthand");

  const next = await enterPassword(browser, authority, user);
  await expect(heading(next)).toHaveText("Set up an authenticator app");
  await next.goto("/account");
  await expect(heading(next)).toHaveText("Set up an authenticator app");
  await checkAccessible(next);
  await checkNoHorizontalScroll(next);
  await authority.setClock(at(90));
  const { key } = await setUpApp(next, at(90));
  await next.getByRole("button", { name: "Continue" }).click();
  await expect(heading(next)).toHaveText("Your account");
  await next.goto("/");
  await expect(next.getByRole("region", { name: "Your account" })).toContainText("An administrator removed your authenticator app");
  await checkAccessible(next);
  await next.getByRole("button", { name: "I know about this" }).click();
  await expect(next.getByRole("region", { name: "Your account" })).toHaveCount(0);
  await authority.setClock(at(180));
  const later = await enterPassword(browser, authority, user);
  await enterCode(later, codeAt(key, at(180)));
  await expect(heading(later)).toHaveText("My children");
});

test("[4.8] a sign-in from a browser not seen before is told to its owner elsewhere, until they know", async ({ browser, authority }) => {
  const { user, page, key } = await withApp(browser, authority, authority.userWithRole("duty"));
  await authority.setClock(at(60));
  const context = await browser.newContext({ baseURL: authority.url, userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0" });
  const stranger = await context.newPage();
  await stranger.goto("/sign-in");
  await stranger.getByLabel("User name").fill(user.name);
  await stranger.getByLabel("Password", { exact: true }).fill(user.password);
  await stranger.getByRole("button", { name: "Sign in" }).click();
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Your account" })).toContainText("Your password was used from a browser and address not seen before: Firefox on Linux, 127.0.0.1, 23 Nov 2026, 9:01am.");
  await enterCode(stranger, codeAt(key, at(60)));
  await expect(heading(stranger)).toHaveText("Duty");
  await expect(stranger.getByText("not seen before")).toHaveCount(0);
  await page.goto("/account");
  await expect(page.getByText("not seen before: Firefox on Linux")).toBeVisible();
});
