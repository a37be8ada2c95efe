// Somebody who does not work with a child opens the record all the same: asked, told, limited and reviewed.
import { readFileSync } from "node:fs";
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren, strangersTo } from "../browser/children.js";
import { breakGlass, leaderOf, recordCall, somebody } from "../browser/entries.js";

const TUESDAY = "2026-11-24T14:05:00Z";
const THURSDAY = "2026-11-26T14:00:00Z"; // two working days later it is Monday
const MONDAY = "2026-11-30T17:00:00Z";
const NEXT_TUESDAY = "2026-12-01T09:00:00Z";

const banner = (page) => page.getByRole("region", { name: "Important" });
const told = (page, reason) => page.locator("main li").filter({ hasText: reason });

test.beforeEach(({ authority }) => authority.setClock(TUESDAY));

/** A stranger to the child who has broken the glass for this reason, on this page of it. */
async function strangerInside(browser, authority, path, reason, rest = "") {
  const [stranger] = await strangersTo(browser, authority, [path]);
  const made = await somebody(browser, authority, stranger);
  await made.page.goto(path + rest);
  await breakGlass(made.page, stranger, reason);
  return made;
}

test("[A2.2] a record opens to a stranger only for a reason and a proof that it is they, and says on every page until when", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const path = children[0].path;
  const [stranger] = await strangersTo(browser, authority, [path]);
  const other = (await somebody(browser, authority, stranger)).page;
  expect((await other.goto(`${path}/file`)).status()).toBe(403);
  await checkAccessible(other);
  await checkNoHorizontalScroll(other);
  const open = other.getByRole("button", { name: "Open the record" });
  await open.click();
  expect(await errorSummary(other)).toEqual(["Enter why you need to open this record, in at least 10 characters"]);
  await authority.setClock("2026-11-24T14:11:00Z"); // signed in more than five minutes ago
  await other.getByLabel("Why do you need to open this record?").fill("The hospital rang about him");
  await open.click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
  expect((await page.request.get(path)).status()).toBe(200);
  expect((await other.request.get(path)).status()).toBe(403);
  await other.getByLabel("Password", { exact: true }).fill("not my password at all");
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other.locator(".govuk-error-summary")).toContainText("not right");
  expect((await other.request.get(path)).status()).toBe(403);
  await other.getByLabel("Password", { exact: true }).fill(stranger.password);
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other).toHaveURL(`${authority.url}${path}/file`);
  for (const rest of ["", "/file", "/chronology", "/people", "/details", "/readers", "/record/home_visit"]) {
    await other.goto(path + rest);
    await expect(banner(other)).toContainText("You opened this record by breaking the glass at 2:11pm. It closes at 3:11pm.");
    await expect(banner(other)).toContainText("Your reason: The hospital rang about him");
  }
  await checkAccessible(other);
  await checkNoHorizontalScroll(other);
  await page.goto(path);
  await expect(banner(page)).toHaveCount(0);
});

test("[A2.2] who broke the glass records, and neither prints, downloads nor changes anything else, by link or by address", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const path = children[0].path;
  const entry = await recordCall(page, path, "The entry whose proof is asked for.");
  const other = (await strangerInside(browser, authority, path, "The police rang about the family")).page;
  await recordCall(other, path, "The police have them safe.");
  const csrf = await other.locator("input[name=csrf]").first().inputValue();
  const offered = { "/file": /^Print/, "/chronology": /^Print|Download/, "/details": /^Change/, "/people": /^(Change|Add)/, "/allocation": /^Change/ };
  for (const [rest, name] of Object.entries(offered)) {
    await other.goto(path + rest);
    await expect(banner(other)).toBeVisible();
    for (const role of ["link", "button"]) await expect(other.locator("main").getByRole(role, { name })).toHaveCount(0);
  }
  await other.goto(`${entry}/proof`);
  await expect(other.getByRole("link", { name: /Download the proof/ })).toHaveCount(0);
  const status = async (address) => (await other.request.get(address)).status();
  for (const address of [`${path}/print`, `${path}/details/change/names`, `${path}/people/add-family`, `${entry}/proof/1`]) expect(await status(address), address).toBe(403);
  const sent = { [`${path}/print`]: { what: "file", reason: "court" }, [`${path}/allocation/holder`]: { holder: "1", reason: "mine" } };
  for (const [address, form] of Object.entries(sent)) {
    const answer = await other.request.post(address, { form: { csrf, ...form }, headers: { Origin: authority.url } });
    expect(answer.status(), address).toBe(403);
    expect(await answer.text()).toContain("You may read this record but not do this.");
  }
});

test("[A2.2] [1.14] the manager and who looks after access are told at once, and one of them reviews whether it was needed", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const path = children[0].path;
  const governance = (await somebody(browser, authority, authority.userWithRole("information_governance"))).page;
  const manager = (await leaderOf(browser, authority, path)).page;
  const reason = "Her grandmother rang the wrong office";
  const { page: other } = await strangerInside(browser, authority, path, reason, "/chronology");
  for (const somePage of [governance, manager]) {
    await somePage.goto("/");
    await expect(told(somePage, reason)).toContainText(`opened ${children[0].name}’s record, 24 Nov 2026, 2:05pm`);
    await expect(told(somePage, reason)).toContainText("Waiting");
  }
  expect((await other.goto("/access/break-glass")).status()).toBe(403);

  await told(manager, reason).getByRole("link", { name: /^Review it/ }).click();
  await expect(manager.getByText("1 page opened")).toBeVisible();
  await checkAccessible(manager);
  await checkNoHorizontalScroll(manager);
  await manager.getByLabel("Not justified").check();
  await manager.getByRole("button", { name: "Save the review" }).click();
  expect(await errorSummary(manager)).toEqual(["Enter what was not right or what is to follow, in at least 10 characters"]);
  await manager.getByLabel("What was not right, or what is to follow").fill("Duty could have taken that call.");
  await manager.getByRole("button", { name: "Save the review" }).click();
  await expect(manager.getByText("Duty could have taken that call.")).toBeVisible();
  await expect(manager.getByRole("button", { name: "Save the review" })).toHaveCount(0);

  await governance.goto("/access/break-glass?show=done");
  const line = governance.getByRole("row").filter({ hasText: reason });
  await expect(line).toContainText("Not justified");
  await checkAccessible(governance);
  await checkNoHorizontalScroll(governance);
  const [download] = await Promise.all([governance.waitForEvent("download"), governance.getByRole("link", { name: "Download as CSV" }).click()]);
  expect(readFileSync(await download.path(), "utf8")).toContain(`${reason},1,0,Not justified,Duty could have taken that call.`);
  await governance.goto("/access/break-glass");
  await expect(governance.getByRole("row").filter({ hasText: reason })).toHaveCount(0);
});

test("[A2.2] a use that nobody reviewed in two working days goes further up, over a weekend too", async ({ page, browser, authority }) => {
  await authority.setClock(THURSDAY);
  const { children } = await signInWithChildren(page, authority);
  const reason = "Standing in at a meeting about her";
  await strangerInside(browser, authority, children[1].path, reason);
  const seniors = authority.users.filter(({ role }) => role === "service_manager");
  const tellsOf = async (user) => {
    const { page: home } = await somebody(browser, authority, user);
    const count = await told(home, reason).filter({ hasText: "Late" }).count();
    await home.context().close();
    return count;
  };
  const everybodyTold = async () => (await Promise.all(seniors.map(tellsOf))).reduce((sum, one) => sum + one, 0);
  await authority.setClock(MONDAY);
  expect(await everybodyTold()).toBe(0);
  await authority.setClock(NEXT_TUESDAY);
  expect(await everybodyTold()).toBe(1);
  const governance = await somebody(browser, authority, authority.userWithRole("information_governance"));
  await expect(told(governance.page, reason)).toContainText("Late");
  await governance.page.goto("/access/break-glass");
  await governance.page.getByLabel("Show").selectOption("Late for review");
  await governance.page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(governance.page.getByRole("row").filter({ hasText: reason })).toContainText("Late");
});

test("[A2.2] after an hour, or when its person closes it, the record is closed again and the reason stays on the file", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const path = children[0].path;
  const reason = "Called by the ward this afternoon";
  const other = await strangerInside(browser, authority, path, reason);
  const returns = async (at) => {
    await authority.setClock(at);
    await other.page.context().clearCookies();
    await signIn(other.page, authority, other.user.name);
    return (await other.page.goto(path)).status();
  };
  expect(await returns("2026-11-24T15:04:59Z")).toBe(200);
  expect(await returns("2026-11-24T15:05:00Z")).toBe(403);
  await breakGlass(other.page, other.user, "Called by the ward once more");
  await banner(other.page).getByRole("button", { name: "Close the record now" }).click();
  await expect(other.page).toHaveURL(`${authority.url}/`);
  expect((await other.page.goto(path)).status()).toBe(403);
  await page.context().clearCookies();
  await signIn(page, authority, user.name);
  await page.goto(`${path}/readers`);
  for (const words of [reason, "Called by the ward once more"]) await expect(page.locator("table.app-readers")).toContainText(words);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("[A2.2] the glass is broken and the record closed again", async ({ page, browser, authority }) => {
    await authority.setClock(NEXT_TUESDAY);
    const context = await browser.newContext({ baseURL: authority.url, javaScriptEnabled: false });
    const { children } = await signInWithChildren(page, authority);
    const path = children[0].path;
    const [stranger] = await strangersTo(browser, authority, [path]);
    const other = await context.newPage();
    await signIn(other, authority, stranger.name);
    await other.goto(path);
    await breakGlass(other, stranger, "The school rang about the bus");
    await banner(other).getByRole("button", { name: "Close the record now" }).click();
    expect((await other.goto(path)).status()).toBe(403);
  });
});
