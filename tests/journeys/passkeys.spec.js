// A password and a passkey: setting one up, signing in and confirming with it, and what no passkey is taken for.
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren, strangersTo } from "../browser/children.js";
import { expect, STORY_ENDS, test } from "../browser/authority.js";
import { holdDevice, setUpPasskey, usePasskey } from "../browser/passkeys.js";
import { codeAt, enterCode, enterRecoveryCode, setUpApp } from "../browser/second_factor.js";

const at = (seconds) => new Date(new Date(STORY_ENDS).getTime() + seconds * 1000).toISOString();
const heading = (page) => page.getByRole("heading", { level: 1 });
const problem = (page) => page.locator(".govuk-error-summary");
const inside = (page) => expect(page.getByRole("button", { name: "Lock now" })).toBeVisible();
const worker = (authority, number) => authority.userWithRole(["family_support", "personal_adviser", "student", "duty", "team_leader"][number]);

test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

/** Name and password, on a page that may have been signed in before. */
async function enterPassword(page, { name, password }) {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function newPage(browser, authority, options = {}) {
  return (await browser.newContext({ baseURL: authority.url, ...options })).newPage();
}

/** Somebody of this authority who has set up a passkey at STORY_ENDS and nothing else: { user, page, device, recoveryCodes }. */
async function withPasskey(browser, authority, user) {
  const page = await newPage(browser, authority);
  const device = await holdDevice(page);
  await enterPassword(page, user);
  await page.goto("/account/passkey");
  await setUpPasskey(page, "Work phone");
  await expect(heading(page)).toHaveText("Your recovery codes");
  const recoveryCodes = await page.locator(".app-recovery-codes code").allInnerTexts();
  await page.getByRole("button", { name: "Continue" }).click();
  return { user, page, device, recoveryCodes };
}

/** What the browser sends when the passkey is used on this page. */
async function sentByUse(page) {
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await usePasskey(page);
  return Object.fromEntries(new URLSearchParams((await sent).postData()));
}

test("[4.7] somebody sets up a passkey, which takes the place of the code at sign-in, and the password alone opens nothing", async ({ browser, authority }) => {
  const user = worker(authority, 0);
  const page = await newPage(browser, authority);
  const device = await holdDevice(page);
  await enterPassword(page, user);
  await page.goto("/account");
  await page.getByRole("button", { name: "Set up a passkey" }).click();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await setUpPasskey(page, "");
  await expect(problem(page)).toContainText("Enter a name for this passkey");
  await checkAccessible(page);
  await setUpPasskey(page, "Work phone");
  await expect(page.locator(".app-recovery-codes code")).toHaveCount(10);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("The passkey is set up.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Work phone 23 Nov 2026/ })).toBeVisible();
  await expect(page.getByText("A passkey was set up")).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);

  await enterPassword(page, user);
  for (const address of ["/help", "/account", "/account/passkey", "/find"]) {
    await page.goto(address);
    await expect(heading(page)).toHaveText("Confirm that it is you");
  }
  await expect(page.getByLabel("Code", { exact: true })).toHaveCount(0);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await device.knowsOwner(false);
  await usePasskey(page);
  await expect(page.getByRole("alert")).toHaveText("The passkey was not used. Try again.");
  await device.knowsOwner(true);
  const before = (await page.context().cookies())[0].value;
  await usePasskey(page);
  await expect(heading(page)).toHaveText("Find a child");
  expect((await page.context().cookies())[0].value).not.toBe(before);
});

test("[4.7] a passkey confirms what is sensitive; of several a removed one opens nothing, and the last is kept", async ({ browser, authority }) => {
  const { user, page, device } = await withPasskey(browser, authority, worker(authority, 1));
  const [first] = await device.passkeys();
  await page.getByRole("button", { name: "Remove Work phone" }).click();
  await expect(page.getByText("Without this passkey nothing would be left to sign in with.")).toBeVisible();
  await authority.setClock(at(6 * 60));
  await page.goto("/account/passkey");
  await expect(heading(page)).toHaveText("Confirm that it is you");
  await usePasskey(page);
  await expect(heading(page)).toHaveText("Set up a passkey");
  await setUpPasskey(page, "The same again");
  await expect(page.getByRole("alert")).toHaveText("This passkey is set up already.");
  await device.putAway();
  const key = await holdDevice(page, "usb");
  await setUpPasskey(page, "Work phone");
  await expect(problem(page)).toContainText("You have a passkey of this name");
  await setUpPasskey(page, "Small key");
  await expect(page.getByRole("row", { name: /Small key/ })).toBeVisible();
  await page.getByRole("button", { name: "Remove Work phone" }).click();
  await expect(page.getByText("The passkey is removed.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Work phone/ })).toHaveCount(0);
  await expect(page.getByText("A passkey was removed")).toBeVisible();

  await enterPassword(page, user);
  await key.putAway();
  await (await holdDevice(page)).put(first);
  await usePasskey(page);
  await expect(page.getByRole("alert")).toHaveText("The passkey was not used. Try again.");
  const id = first.credentialId.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  await page.locator("form[data-passkey]").evaluate((form, removed) => (form.dataset.credentials = removed), id);
  await usePasskey(page); // and this time it does answer
  await expect(problem(page)).toContainText("The passkey was not accepted");
});

/** Uses the passkey, which the page after it says was not accepted. */
async function isRefused(page) {
  const answer = page.waitForResponse((response) => response.url().endsWith("/confirmation"));
  await usePasskey(page);
  expect((await answer).status()).toBe(422);
  await expect(problem(page)).toContainText("The passkey was not accepted. Try again within five minutes");
}

test("[4.7] an answer counts once, for the session and page that asked, within five minutes, from our own origin", async ({ browser, authority }) => {
  const { user, page } = await withPasskey(browser, authority, worker(authority, 2));
  await enterPassword(page, user);
  await expect(heading(page)).toHaveText("Confirm that it is you");
  const spare = await page.context().newPage(); // of the same session
  await spare.goto("/account");
  const asked = await page.locator("form[data-passkey]").getAttribute("data-challenge");
  const sent = await sentByUse(page);
  await expect(heading(page)).not.toHaveText("Confirm that it is you");
  const post = (form) => page.request.post("/confirmation", { form, maxRedirects: 0 });
  await authority.setClock(at(60));
  const again = await post(sent);
  expect(again.status()).toBe(422);
  expect(await again.text()).toContain("The passkey was not accepted");

  await enterPassword(page, user);
  const altered = { ...sent, csrf: await page.locator("form[data-passkey] input[name=csrf]").inputValue() };
  expect((await post(altered)).status()).toBe(422); // of an earlier session
  await page.locator("form[data-passkey]").evaluate((form, challenge) => (form.dataset.challenge = challenge), asked);
  await isRefused(page);
  await authority.setClock(at(60 + 5 * 60));
  await isRefused(page);
  // The same, but that the browser says another site asked: what it signed is not that.
  await page.route("**/confirmation", async (route) => {
    const form = new URLSearchParams(route.request().postData());
    const client = JSON.parse(Buffer.from(form.get("client_data"), "base64url"));
    form.set("client_data", Buffer.from(JSON.stringify({ ...client, origin: "https://marlbridge.example" })).toString("base64url"));
    await route.continue({ postData: form.toString() });
  });
  await isRefused(page);
  await page.unroute("**/confirmation");
  await usePasskey(page);
  await inside(page);
});

test("[4.7] a passkey that counts backwards has been copied: it is refused, and its owner is told", async ({ browser, authority }) => {
  const { user, page, device, recoveryCodes } = await withPasskey(browser, authority, worker(authority, 3));
  const [copy] = await device.passkeys();
  await enterPassword(page, user);
  await usePasskey(page);
  await inside(page);
  await enterPassword(page, user);
  await device.put(copy);
  await usePasskey(page);
  await expect(problem(page)).toContainText("The passkey was not accepted");
  await enterRecoveryCode(page, recoveryCodes[0]);
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Your account" })).toContainText("A passkey of yours was refused, since it may have been copied");
});

test("[4.7] where no script runs, words say so, and the code of the app serves", async ({ browser, authority }) => {
  const user = worker(authority, 4);
  const page = await newPage(browser, authority);
  await holdDevice(page);
  await enterPassword(page, user);
  await page.goto("/account/authenticator-app");
  const { key } = await setUpApp(page, STORY_ENDS);
  await page.goto("/account/passkey");
  await setUpPasskey(page, "Work phone");
  await expect(page.getByText("The passkey is set up.")).toBeVisible(); // and the recovery codes stay as they are
  await authority.setClock(at(60));
  await enterPassword(page, user);
  await expect(page.getByText("Use your passkey or enter a code.")).toBeVisible();
  await checkAccessible(page);
  const plain = await newPage(browser, authority, { javaScriptEnabled: false });
  await enterPassword(plain, user);
  await expect(plain.getByText("This browser cannot use passkeys here")).toBeVisible();
  await expect(plain.getByRole("button", { name: "Use your passkey" })).toBeHidden();
  await enterCode(plain, codeAt(key, at(60)));
  await inside(plain);
});

test("[4.7] where the authority says so, administration, breaking the glass and printing need a passkey, and who has none sets one up on the way", async ({ page, browser, authority }) => {
  const administrator = authority.userWithRole("administrator");
  const { user, children } = await signInWithChildren(page, authority);
  const admin = await withPasskey(browser, authority, administrator);
  await enterPassword(admin.page, administrator);
  await enterRecoveryCode(admin.page, admin.recoveryCodes[0]);
  await expect(heading(admin.page)).toHaveText("Recovery code used");
  await admin.page.goto("/staff/sign-in");
  await admin.page.getByLabel("Administration, breaking the glass, printing and downloading").check();
  await admin.page.getByRole("button", { name: "Keep this choice" }).click();
  await expect(problem(admin.page)).toContainText("Set up a passkey of your own, or use it to sign in");
  await checkAccessible(admin.page);
  await enterPassword(admin.page, administrator);
  await usePasskey(admin.page);
  await expect(heading(admin.page)).not.toHaveText("Confirm that it is you");
  await admin.page.goto("/staff/sign-in");
  await admin.page.getByLabel("Administration, breaking the glass, printing and downloading").check();
  await admin.page.getByRole("button", { name: "Keep this choice" }).click();
  await expect(admin.page.getByText("Your choice is kept.")).toBeVisible();
  await checkAccessible(admin.page);
  await checkNoHorizontalScroll(admin.page);
  await enterPassword(admin.page, administrator);
  await enterRecoveryCode(admin.page, admin.recoveryCodes[1]);
  await expect(heading(admin.page)).toHaveText("Recovery code used");
  await admin.page.goto("/staff");
  await expect(heading(admin.page)).toHaveText("Confirm that it is you");
  for (const label of ["Code", "Recovery code", "Password"]) await expect(admin.page.getByLabel(label, { exact: true })).toHaveCount(0);
  await checkAccessible(admin.page);
  await usePasskey(admin.page);
  await expect(heading(admin.page)).toHaveText("Staff");

  await page.goto(`${children[0].path}/print`);
  await expect(heading(page)).toHaveText("Set up a passkey");
  await expect(page.getByText("What you asked for needs a passkey, and you have none yet.")).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);

  const [stranger] = await strangersTo(browser, authority, [children[0].path]);
  const other = await newPage(browser, authority);
  await holdDevice(other);
  await enterPassword(other, stranger);
  await other.goto(`${children[0].path}/file`);
  await other.getByLabel("Why do you need to open this record?").fill("The hospital rang about him");
  await other.getByRole("button", { name: "Open the record" }).click();
  await expect(heading(other)).toHaveText("Set up a passkey");
  expect((await other.request.get(children[0].path)).status()).toBe(403);
  await setUpPasskey(other, "Work phone");
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other.getByText("Your reason: The hospital rang about him")).toBeVisible();
  await authority.setClock(at(6 * 60));
  await other.goto("/account/authenticator-app"); // whoever has a passkey changes nothing of this with less
  await expect(other.getByLabel("Password", { exact: true })).toHaveCount(0);
  await usePasskey(other);
  await expect(heading(other)).toHaveText("Set up an authenticator app");
  expect(user.name).not.toBe(stranger.name);

  await admin.page.goto("/staff/sign-in");
  await usePasskey(admin.page);
  await admin.page.getByLabel("Everybody").check();
  await admin.page.getByRole("button", { name: "Keep this choice" }).click();
  const newcomer = await newPage(browser, authority);
  await holdDevice(newcomer);
  await enterPassword(newcomer, authority.userWithRole("reviewing_officer"));
  await expect(heading(newcomer)).toHaveText("Set up an authenticator app");
  await newcomer.getByText("Set up a passkey instead").click();
  await checkAccessible(newcomer);
  await checkNoHorizontalScroll(newcomer);
  await setUpPasskey(newcomer, "Work phone");
  await newcomer.getByRole("button", { name: "Continue" }).click();
  await inside(newcomer);
});
