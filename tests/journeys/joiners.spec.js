// Joiners, movers and leavers: the staff system's nightly file, and the drafts of somebody who left.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { leaderOf, somebody } from "../browser/entries.js";
import { openUser, recordLeaving } from "../browser/staff.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

const HEADING = "user_name,name,job_title,roles,team,starts_on,leaves_on,absent_from,absent_until,absence_kind";
const nameOf = async (page) => (await page.locator('a[href="/account"]').first().textContent()).split(": ").pop().trim();

function writeStaffFile(authority, ...lines) {
  const path = join(authority.folder, "staff.csv");
  writeFileSync(path, [HEADING, ...lines, ""].join("\n"));
  return path;
}

test("[4.2] [4.7] the staff system’s file is taken while people work: a joiner has an account, a mover other roles, and a leaver’s browser is signed out", async ({ page, browser, authority }) => {
  const [leaver, away] = authority.users.filter(({ role }) => role === "practitioner").slice(-2);
  const mover = authority.userWithRole("business_support");
  const staying = await somebody(browser, authority, mover);
  const leaving = await somebody(browser, authority, leaver);
  const [moverName, leaverName] = [await nameOf(staying.page), await nameOf(leaving.page)];
  const unallocated = staying.page.getByRole("heading", { name: "Open files that nobody holds" });
  await expect(unallocated).toHaveCount(0);

  const file = writeStaffFile(
    authority,
    "nia.okafor,Nia Okafor,Social worker,practitioner,,2026-11-23,,,,",
    `${mover.name},${moverName},Business support lead,business_support; Duty or out-of-hours worker,,,,,,`,
    `${leaver.name},${leaverName},Social worker,,,,2026-11-22,,,`,
    `${away.name},,,,,,,2026-11-23,2026-11-30,leave`,
  );
  await authority.serveAnew("--staff-file", file);
  await signIn(page, authority, authority.userWithRole("administrator").name);
  await expect(async () => {
    await page.goto("/staff/file");
    await expect(page.getByText("staff.csv, 23 Nov 2026, 9am")).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 6_000 });
  for (const line of ["Joined: 1", "Changed: 1", "Left: 1", "Absences: 1"]) await expect(page.getByText(line, { exact: true })).toBeVisible();
  await expect(page.getByText("Nia Okafor has joined. Give them their first password on their page")).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);

  await leaving.page.goto("/account");
  await expect(leaving.page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Firsthand");
  await staying.page.goto("/");
  await expect(unallocated).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Nia Okafor" })).toBeVisible(); // who has no password yet
  await openUser(page, away.name);
  await expect(page.getByText("Away Until 30 Nov 2026")).toBeVisible();
});

test("[4.2] a leaver’s open browser is signed out within seconds of the file that says so", async ({ page, browser, authority }) => {
  const leaver = authority.userWithRole("duty");
  const leaving = await somebody(browser, authority, leaver);
  await signIn(page, authority, authority.userWithRole("administrator").name);
  writeStaffFile(authority, `${leaver.name},${await nameOf(leaving.page)},Duty worker,,,,2026-11-22,,,`);
  const written = Date.now();
  const isSignedOut = async () => (await (await leaving.page.request.get("/account")).text()).includes("Sign in to Firsthand");
  await expect.poll(isSignedOut, { timeout: 6_000, intervals: [100] }).toBe(true);
  expect(Date.now() - written).toBeLessThan(4_000);
});

test("[4.2] a file with a bad line changes nothing, and the first page of an administrator says so", async ({ page, authority }) => {
  await signIn(page, authority, authority.userWithRole("administrator").name);
  writeStaffFile(authority, "sam.new,Sam New,Social worker,practitioner,,,,,,", "kim.new,Kim New,Social worker,wizard,,,31/02/2026,,,");
  await expect(async () => {
    await page.goto("/");
    await expect(page.getByText("was refused")).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 6_000 });
  await checkAccessible(page);
  await page.getByRole("link", { name: "See why" }).click();
  await expect(page.getByText(/^line 3: roles “wizard” is no role here\..*leaves_on “31\/02\/2026” is not a date/)).toBeVisible();
  await expect(page.getByText("Nothing was changed.")).toBeVisible();
  await checkAccessible(page);
  await page.goto("/staff");
  await page.getByLabel("Name or user name").fill("sam.new");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("Nobody is like that.")).toBeVisible();
});

test("[4.2] the file is taken by a command, once; who is missing stays unless that is said, and never more than a tenth without a yes", async ({ page, authority }) => {
  const file = writeStaffFile(authority, "lee.new,Lee New,Social worker,practitioner,,,,,,");
  const first = await authority.command("import", "staff", file);
  expect(first).toMatchObject({ status: 0, said: expect.stringContaining("Joined: 1") });
  expect(await authority.command("import", "staff", file)).toMatchObject({ status: 0, said: expect.stringContaining("Joined: 0") });
  const whole = await authority.command("import", "staff", file, "--complete");
  expect(whole).toMatchObject({ status: 1, said: expect.stringContaining("more than a tenth") });
  await authority.serve();
  if (process.env.FIRSTHAND_POSTGRESQL) {
    writeStaffFile(authority, "ola.new,Ola New,Social worker,practitioner,,,,,,");
    expect(authority.run("import", "staff", file, ...authority.place)).toMatchObject({ status: 0, said: expect.stringContaining("Joined: 1") });
  } else {
    expect(authority.run("import", "staff", file, ...authority.place).status).toBe(1); // one process holds a file
  }
  await signIn(page, authority, authority.userWithRole("administrator").name);
  await openUser(page, "lee.new");
  await expect(page.getByText("First password")).toBeVisible();
});

/** A worker who has begun an entry and jotted on a child's file, and has left; with their leader. */
async function leaverWithDrafts(page, browser, authority) {
  const { user, children } = await signInWithChildren(page, authority);
  const [child] = children;
  const writer = await nameOf(page);
  const csrf = async (path) => (await (await page.request.get(path)).text()).match(/name="csrf" value="([^"]+)"/)[1];
  const draft = { kind: "telephone_call", draft: "900000001", key_issues: "She asks for a meeting.", "happened-day": "20", "happened-month": "11", "happened-year": "2026", no_actions: "yes", "person-1-name": "Sam Field", "person-1-role": "Teacher", interpreter: "not_needed" };
  const post = async (path, form) => page.request.post(path, { form: { csrf: await csrf(`${child.path}/jotter`), ...form }, headers: { Origin: authority.url }, maxRedirects: 0 });
  expect((await post(`${child.path}/drafts`, draft)).status()).toBe(200);
  expect((await post(`${child.path}/drafts`, { ...draft, draft: "900000002", key_issues: "Typed twice by mistake." })).status()).toBe(200);
  expect((await post(`${child.path}/jotter`, { kind: "jotter", draft: "900000003", words: "Ring the school." })).status()).toBe(303);
  const leader = await leaderOf(browser, authority, child.path);
  return { user, writer, leader };
}

test("[4.2] a leaver’s drafts go to their leader, who takes over or discards each: the words stay the leaver’s, and nothing is lost unseen", async ({ page, browser, authority }) => {
  const { user, writer, leader } = await leaverWithDrafts(page, browser, authority);
  expect((await leader.page.goto("/drafts/900000001/of-leaver")).status()).toBe(404); // the writer is here: it is theirs alone
  const administrator = await somebody(browser, authority, authority.userWithRole("administrator"));
  await recordLeaving(administrator.page, user.name);

  await leader.page.goto("/");
  await expect(leader.page.getByRole("heading", { name: "Drafts of somebody who left" })).toBeVisible();
  await checkAccessible(leader.page);
  await leader.page.goto("/drafts/900000001/of-leaver");
  await expect(leader.page.getByText("She asks for a meeting.")).toBeVisible();
  await checkAccessible(leader.page);
  await checkNoHorizontalScroll(leader.page);
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  expect(await errorSummary(leader.page)).toEqual(["Select what becomes of it"]);
  await leader.page.getByLabel("Take it over").check();
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  await expect(leader.page).toHaveURL(/\/drafts\/\d+$/);
  await expect(leader.page.getByLabel("Key issues")).toHaveValue(`Drafted by ${writer}, who left on 23 November 2026: “She asks for a meeting.”`);
  await leader.page.getByRole("button", { name: "Save to the file, finish later" }).click();
  await expect(leader.page).toHaveURL(/\/entries\/\d+\?recorded=1/);
  await expect(leader.page.locator("article").first()).toContainText(`Drafted by ${writer}, who left on 23 November 2026: “She asks for a meeting.”`);
  await expect(leader.page.locator("article").first()).toContainText(await nameOf(leader.page));
  await expect(leader.page.getByText(new RegExp(`^Drafted by ${writer}, who left on 23 November 2026\\. Taken over by `))).toBeVisible();
  await leader.page.getByText(`The draft as ${writer} left it`).click();
  await expect(leader.page.getByText("She asks for a meeting.", { exact: true })).toBeVisible();
  await checkAccessible(leader.page);
  await checkNoHorizontalScroll(leader.page);

  await leader.page.goto("/drafts/900000002/of-leaver");
  await leader.page.getByLabel("Discard it").check();
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  expect(await errorSummary(leader.page)).toEqual(["Enter why it is discarded"]);
  await leader.page.getByLabel("If it is discarded, why?").fill("The same call as the other draft.");
  await leader.page.getByRole("button", { name: "Record the decision" }).click();
  await expect(leader.page.getByText(/^Discarded by .*: The same call as the other draft\.$/)).toBeVisible();
  await checkAccessible(leader.page);
  const others = authority.users.filter(({ role, name }) => role === "team_leader" && name !== leader.user.name);
  const other = await somebody(browser, authority, others[0]);
  expect((await other.page.goto("/drafts/900000003/of-leaver")).status()).toBe(403);
  await expect(other.page.getByText("Ring the school.")).toHaveCount(0);
});

test("[4.2] [A6.30] a leaver’s rough notes that may be evidence are kept: they go on in the leader’s jotter, without JavaScript too", async ({ browser, authority }) => {
  for (const user of authority.users.filter(({ role }) => role === "team_leader")) {
    const { page } = await somebody(browser, authority, user, { javaScriptEnabled: false });
    if ((await page.goto("/drafts/900000003/of-leaver")).status() !== 200) continue;
    await page.getByLabel("Discard it").check();
    await page.getByLabel("If it is discarded, why?").fill("Not needed.");
    await page.getByLabel("Yes").check();
    await page.getByRole("button", { name: "Record the decision" }).click();
    expect(await errorSummary(page)).toEqual(["These notes must be kept. Take them over instead"]);
    await expect(page.getByLabel("If it is discarded, why?")).toHaveValue("Not needed.");
    await page.getByLabel("Take it over").check();
    await page.getByRole("button", { name: "Record the decision" }).click();
    await expect(page.getByLabel("Your rough notes")).toHaveValue(/^Drafted by .*, who left on 23 November 2026: “Ring the school\.”$/);
    await page.goto("/drafts/900000003/of-leaver");
    await expect(page.getByText(/^Taken over by /)).toBeVisible();
    return;
  }
  throw new Error("nobody leads the leaver");
});
