// Signing in with the council's own account: by a real provider, by one that lies, and when there is none.
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { expect, signIn, test } from "../browser/authority.js";
import { anotherKey, startLiar, startProvider, wordsFor } from "../browser/council_provider.js";
import { codeAt, enterCode, setUpApp } from "../browser/second_factor.js";

const heading = (page) => page.getByRole("heading", { level: 1 });
const notice = (page) => page.locator(".govuk-notification-banner");
const inside = (page) => expect(page.getByRole("button", { name: "Lock now" })).toBeVisible();
const pressCouncil = (page) => page.getByRole("button", { name: "Sign in with your council account" }).click();

// A provider has a clock of its own.
const setClockRight = (authority) => authority.setClock(new Date());
test.beforeEach(({ authority }) => setClockRight(authority));

async function newPage(browser, authority) {
  return (await browser.newContext({ baseURL: authority.url })).newPage();
}

/** On the provider's own pages. */
async function signInThere(page, name) {
  await page.locator("input[name=login]").fill(name);
  await page.locator("input[name=password]").fill("whatever");
  await page.locator("button[type=submit]").click();
  await page.locator("button[type=submit]").click(); // and agrees
}

/** As an administrator, on the page about this person's council account. */
async function openCouncilAccount(page, authority, userName) {
  await page.context().clearCookies();
  await signIn(page, authority, authority.userWithRole("administrator").name);
  await page.goto("/staff");
  await page.getByLabel("Name or user name").fill(userName);
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("row").filter({ has: page.getByRole("cell", { name: userName, exact: true }) }).getByRole("link").click();
  await page.getByRole("button", { name: "Council account" }).click();
}

async function link(page, authority, userName, subject) {
  await openCouncilAccount(page, authority, userName);
  await page.getByLabel("Identifier of their council account").fill(subject);
  await page.getByRole("button", { name: "Link this account" }).click();
}

test("[4.7] somebody signs in with their council account, and a second factor is asked as ever", async ({ page, browser, authority }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in with your council account" })).toHaveCount(0);
  const provider = await startProvider(authority);
  await authority.serveAnew(...wordsFor(authority, provider));
  const user = authority.userWithRole("practitioner");
  await link(page, authority, user.name, "");
  await expect(page.locator(".govuk-error-summary")).toContainText("Enter the identifier of their council account");
  await checkAccessible(page);
  await link(page, authority, user.name, "S-1-22");
  await expect(page.getByText(/^Linked /)).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);

  const desk = await newPage(browser, authority);
  await desk.goto("/find");
  await checkAccessible(desk);
  await checkNoHorizontalScroll(desk);
  await pressCouncil(desk);
  await signInThere(desk, "S-1-22");
  await expect(desk).toHaveURL(/\/find$/);
  await inside(desk);
  await desk.goto("/account");
  await expect(desk.getByText("A council account was linked")).toBeVisible();
  const cookies = (await desk.context().cookies()).filter(({ name }) => name.startsWith("__Host-"));
  expect(cookies.map(({ name, sameSite }) => [name, sameSite])).toEqual([["__Host-session", "Strict"]]); // the state's is gone
  await desk.goto("/account/authenticator-app");
  const { key } = await setUpApp(desk, new Date().toISOString());
  await desk.context().clearCookies();
  await desk.goto("/find");
  await authority.setClock(new Date(Date.now() + 60_000));
  await pressCouncil(desk);
  await signInThere(desk, "S-1-22");
  await expect(heading(desk)).toHaveText("Enter your code");
  await enterCode(desk, codeAt(key, new Date(Date.now() + 60_000).toISOString()));
  await inside(desk);

  await setClockRight(authority);
  const stranger = await newPage(browser, authority);
  await stranger.goto("/sign-in");
  await pressCouncil(stranger);
  await signInThere(stranger, user.name); // a user name of ours is nobody's council account
  await expect(notice(stranger)).toContainText("Your council account is not linked to an account here.");
  await checkAccessible(stranger);
  await page.getByRole("button", { name: "Remove the link" }).click();
  await expect(page.getByText("Not linked.")).toBeVisible();
  await desk.goto("/find");
  await expect(heading(desk)).toHaveText("Sign in to Firsthand");
  await provider.stop();
});

test("[4.7] who is allowed to links their council account at the first sign-in by its user name, and nobody else does", async ({ page, browser, authority }) => {
  const provider = await startProvider(authority);
  await authority.serveAnew(...wordsFor(authority, provider));
  const user = authority.userWithRole("duty");
  await openCouncilAccount(page, authority, user.name);
  await page.getByRole("button", { name: "Allow this" }).click();
  await expect(page.getByText(/They may link it themselves until/)).toBeVisible();
  const desk = await newPage(browser, authority);
  await desk.goto("/sign-in");
  await pressCouncil(desk);
  await signInThere(desk, user.name);
  await inside(desk);
  const bookmark = `${authority.url}/sign-in/council-account/answer?code=once&state=made-up`;
  await desk.context().clearCookies();
  for (const address of [bookmark, bookmark.split("?")[0]]) {
    await desk.goto(address);
    await expect(notice(desk)).toContainText("That sign-in was not begun here");
  }
  await page.reload();
  await expect(page.getByText(/^Linked /)).toBeVisible();
  await provider.stop();
});

test("[4.7] what a provider should not say is believed in nothing, and the password serves", async ({ page, browser, authority }) => {
  const liar = await startLiar();
  await authority.serveAnew(...wordsFor(authority, liar, "--oidc-demand", "mfa"));
  const user = authority.userWithRole("team_leader");
  await link(page, authority, user.name, "liar");
  const desk = await newPage(browser, authority);
  const tries = async () => {
    await desk.context().clearCookies();
    await desk.goto("/sign-in");
    await pressCouncil(desk);
  };
  await tries();
  await inside(desk);
  const then = Math.floor(Date.now() / 1_000) - 3_600;
  const lies = [
    { head: { alg: "none" } },
    { head: { alg: "HS256" } },
    { head: { kid: "unknown" } },
    { head: { crit: ["b64"] } },
    { key: anotherKey() },
    { claims: { nonce: "another" } },
    { claims: { iss: "https://elsewhere.example" } },
    { claims: { aud: "another program" } },
    { claims: { aud: ["firsthand", "another program"] } },
    { claims: { aud: ["firsthand", "another program"], azp: "another program" } },
    { claims: { exp: then } },
    { claims: { iat: then } },
    { claims: { auth_time: then - 24 * 3_600 } },
    { claims: { auth_time: undefined } },
    { claims: { amr: ["pwd"] } },
    { claims: { sub: "" } },
  ];
  for (const lie of lies) {
    liar.lies = lie;
    await tries();
    await expect(notice(desk), JSON.stringify(lie)).toContainText("gave no answer that can be trusted");
  }
  liar.lies = {};
  const asked = liar.keysAsked;
  liar.newKey("second"); // which is no lie
  await tries();
  await inside(desk);
  expect(liar.keysAsked).toBe(asked + 1);

  // The answer of another browser's sign-in, and the same answer twice.
  const other = await newPage(browser, authority);
  liar.sendsBack = false;
  await tries();
  await expect(desk.getByText("Wait here.")).toBeVisible();
  const { answer } = liar;
  await other.goto(answer);
  await expect(notice(other)).toContainText("That sign-in was not begun here");
  await desk.goto(answer);
  await inside(desk);
  await desk.context().addCookies([{ name: "__Host-sign-on", value: new URL(answer).searchParams.get("state"), url: authority.url.replace("http:", "https:"), secure: true }]);
  await desk.goto(answer);
  await expect(notice(desk)).toContainText("was used already");

  await authority.serveAnew(...wordsFor(authority, liar));
  await liar.stop();
  await desk.context().clearCookies();
  await desk.goto("/sign-in");
  await pressCouncil(desk);
  await expect(notice(desk)).toContainText("Your council’s sign-in does not answer just now.");
  await checkAccessible(desk);
  await signIn(desk, authority, user.name);
  await inside(desk);
  expect(authority.log).not.toContain("only these two know");
  for (const issuer of ["https://login.microsoftonline.com/common/v2.0", "http://council.example"]) {
    const words = wordsFor(authority, { issuer });
    const { status } = authority.run("serve", ...authority.place, "--port", "0", ...words);
    expect(status, issuer).not.toBe(0);
  }
});
