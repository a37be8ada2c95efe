// While the service is away its record is read from a copy, and who read what comes home afterwards.
import { join } from "node:path";
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren, strangersTo } from "../browser/children.js";
import { breakGlass, recordCall } from "../browser/entries.js";
import { codeAt, enterCode, enterRecoveryCode, setUpApp } from "../browser/second_factor.js";

const onServer = Boolean(process.env.FIRSTHAND_POSTGRESQL);

/** Where a copy of the authority is: restored from a backup; on a server, the database as a replica of it would be. */
function copyOf(authority, name) {
  if (onServer) return authority.place;
  const at = (what) => join(authority.folder, `${name}.${what}`);
  expect(authority.run("backup-keys", at("private")).status).toBe(0);
  expect(authority.run("backup", "--to", at("backups"), "--public-key", at("private.pub"), ...authority.place).status).toBe(0);
  const place = ["--at", at("copy"), "--key-file", at("key")];
  expect(authority.run("restore", "--from", at("backups"), "--private-key", at("private"), ...place).status).toBe(0);
  return place;
}

/** A browser at that address. */
const deskAt = async (browser, url) => (await browser.newContext({ baseURL: url })).newPage();

test("[1.14] a copy says how old it is, is read with all openings known, and they stand on the file once they came home", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const entry = await recordCall(page, child, "Rang to say that the lodger has moved in again.");
  const [stranger] = await strangersTo(browser, authority, [child]);
  const daybook = join(authority.folder, "daybook");
  const copy = copyOf(authority, "afternoon");
  await authority.setClock("2026-11-23T12:10:00Z");
  const url = await authority.serveCopy(copy, daybook);

  const desk = await deskAt(browser, url);
  await desk.goto("/sign-in");
  await expect(desk.getByRole("region", { name: "Important" })).toContainText("This is a copy of the record, to read only.");
  await expect(desk.getByRole("region", { name: "Important" })).toContainText("9am");
  await expect(desk.getByRole("region", { name: "Important" })).toContainText("3 hours ago");
  await signIn(desk, authority, user.name);
  await desk.goto(entry);
  await expect(desk.locator("article").first()).toContainText("the lodger has moved in again");
  await desk.goto(child);
  await expect(desk.getByRole("button", { name: "Record", exact: true })).toHaveCount(0);
  await checkAccessible(desk);
  await desk.setViewportSize({ width: 375, height: 800 });
  await checkNoHorizontalScroll(desk);

  const other = await deskAt(browser, url);
  await signIn(other, authority, stranger.name);
  await other.goto(`${child}/file`);
  await breakGlass(other, stranger, "The police ask whether she is safe tonight");
  await expect(other.getByRole("heading", { name: "File", level: 1 })).toBeVisible();
  await other.goto(`${child}/chronology`); // the glass stays broken for an hour
  await expect(other.getByRole("heading", { name: "Chronology", level: 1 })).toBeVisible();

  const home = await authority.command("bring-home", "--daybook", daybook, "--daybook-key-file", `${daybook}.key`);
  expect(home).toEqual({ status: 0, said: expect.stringMatching(/Brought home from the daybook: \d+ events/) });
  const again = authority.run("bring-home", "--daybook", daybook, "--daybook-key-file", `${daybook}.key`, ...authority.place);
  expect(again.said).toContain("Everything in the daybook had come home before.");
  await authority.serve();
  await authority.setClock("2026-11-23T14:00:00Z");
  await signInWithChildren(page, authority);
  await page.goto(`${child}/readers`);
  const readings = page.locator("table.app-readers tbody tr").filter({ hasText: "23 Nov 2026, 12:10pm" });
  await expect(readings).toHaveCount(2);
  await expect(readings.filter({ hasText: "Allocated to the child" })).toContainText("Front page");
  const stated = readings.filter({ hasText: "The police ask whether she is safe tonight" });
  await expect(stated).toContainText("Chronology");
  await expect(stated).toContainText("Broke the glass");
});

test("[4.8] a copy saves nothing and says so, whatever is sent; it locks and signs out like the service", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const url = await authority.serveCopy(copyOf(authority, "evening"), join(authority.folder, "evening.daybook"));
  const desk = await deskAt(browser, url);
  await signIn(desk, authority, user.name);
  await desk.goto(`${children[0].path}/record/telephone_call`);
  await desk.getByLabel("Key issues").fill("Typed into the copy");
  await desk.getByRole("button", { name: "Complete" }).click();
  await expect(desk.getByRole("heading", { name: "This was not saved" })).toBeVisible();
  await expect(desk.getByText("Nothing of what you last sent was saved.")).toBeVisible();
  await expect(desk.getByText("record it once the service is back")).toBeVisible();
  await checkAccessible(desk);
  await desk.goBack();
  await expect(desk.getByLabel("Key issues")).toHaveValue("Typed into the copy");

  const found = await desk.context().request.get(`${url}${children[0].path}/file`);
  expect(await found.text()).not.toContain("Typed into the copy");
  await desk.goto("/");
  await desk.getByRole("button", { name: "Lock" }).click();
  await expect(desk.getByRole("heading", { name: "Firsthand is locked" })).toBeVisible();
  await desk.getByLabel("Password", { exact: true }).fill(authority.user(user.name).password);
  await desk.getByRole("button", { name: "Unlock" }).click();
  await expect(desk).toHaveURL(`${url}/`);
  await desk.getByRole("button", { name: "Sign out" }).click();
  await desk.goto(children[0].path);
  await expect(desk.getByRole("heading", { name: "Sign in to Firsthand" })).toBeVisible();
});

test("[4.7] a copy asks for the code as well, and what is used up there stays used up once it came home", async ({ page, browser, authority }) => {
  const at = (minutes) => `2026-11-23T09:${String(minutes).padStart(2, "0")}:00Z`;
  const user = authority.userWithRole("duty");
  await authority.setClock(at(0));
  await signIn(page, authority, user.name);
  await page.goto("/account/authenticator-app");
  const { key, recoveryCodes } = await setUpApp(page, at(0));
  const daybook = join(authority.folder, "codes.daybook");
  const url = await authority.serveCopy(copyOf(authority, "codes"), daybook);

  await authority.setClock(at(5));
  const enter = async () => {
    const desk = await deskAt(browser, url);
    await signIn(desk, authority, user.name);
    await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Enter your code");
    return desk;
  };
  const desk = await enter();
  await enterCode(desk, codeAt(key, at(5)));
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Duty");
  const second = await enter();
  await enterCode(second, codeAt(key, at(5)));
  await expect(second.locator(".govuk-error-summary")).toContainText("was used before");
  await enterRecoveryCode(second, recoveryCodes[0]);
  await expect(second.getByText("You have 9 recovery codes left.")).toBeVisible();
  const third = await enter();
  await enterRecoveryCode(third, recoveryCodes[0]);
  await expect(third.locator(".govuk-error-summary")).toContainText("was used before");

  expect((await authority.command("bring-home", "--daybook", daybook, "--daybook-key-file", `${daybook}.key`)).status).toBe(0);
  await authority.serve();
  await page.context().clearCookies();
  await signIn(page, authority, user.name);
  await enterCode(page, codeAt(key, at(5)));
  await expect(page.locator(".govuk-error-summary")).toContainText("was used before");
  await enterRecoveryCode(page, recoveryCodes[0]);
  await expect(page.locator(".govuk-error-summary")).toContainText("was used before");
  await enterRecoveryCode(page, recoveryCodes[1]);
  await expect(page.getByText("You have 8 recovery codes left.")).toBeVisible();
});

test("a copy is not served without a place to note who reads, and a daybook that is not there is told", async ({ authority }) => {
  const unnoted = authority.run("serve", ...authority.place, "--read-only");
  expect(unnoted.status).not.toBe(0);
  expect(unnoted.said).toContain("--daybook");
  const missing = authority.run("bring-home", ...authority.place, "--daybook", join(authority.folder, "nowhere"));
  expect(missing).toEqual({ status: 1, said: expect.stringContaining("There is no daybook") });
});
