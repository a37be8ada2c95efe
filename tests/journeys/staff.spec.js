// An administrator looks after accounts and teams, and never sees a child's record.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { signInWithChildren } from "../browser/children.js";
import { holdDevice, setUpPasskey } from "../browser/passkeys.js";
import { setUpApp } from "../browser/second_factor.js";
import { openUser } from "../browser/staff.js";

const build = process.env.FIRSTHAND_BUILD ?? new URL("../../build/dev", import.meta.url).pathname;
const success = (page) => page.locator(".govuk-notification-banner--success");

test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

async function signInElsewhere(browser, authority, userName, words) {
  const context = await browser.newContext({ baseURL: authority.url });
  const elsewhere = await context.newPage();
  await elsewhere.goto("/sign-in");
  await elsewhere.getByLabel("User name").fill(userName);
  await elsewhere.getByLabel("Password", { exact: true }).fill(words);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  return elsewhere;
}

test.beforeEach(async ({ page, authority }) => signIn(page, authority, authority.userWithRole("administrator").name));

test("[4.7] an account is personal: its first password works once, and then the person chooses their own", async ({ page, browser, authority }) => {
  await page.goto("/staff/new");
  await page.getByRole("button", { name: "Add this person" }).click();
  await expect(page).toHaveTitle(/^Error: Add a person/);
  await expect(page.locator(".govuk-error-summary li")).toHaveCount(4);
  await checkAccessible(page);
  await page.getByLabel("Full name").fill("Nia Okafor-Lloyd");
  await page.getByLabel("User name").fill("nia.okafor");
  await page.getByLabel("Job title").fill("Social worker");
  await page.getByLabel("Social worker", { exact: true }).check();
  await page.getByRole("button", { name: "Add this person" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nia Okafor-Lloyd is added");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const first = await page.locator("code").innerText();

  const elsewhere = await signInElsewhere(browser, authority, "nia.okafor", first);
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Choose your own password");
  await elsewhere.goto("/help");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Choose your own password");
  await checkAccessible(elsewhere);
  await elsewhere.getByLabel("Password you were given").fill(first);
  await elsewhere.getByLabel("New password", { exact: true }).fill("nine herons on the weir");
  await elsewhere.getByLabel("New password again").fill("nine herons on the weir");
  await elsewhere.getByRole("button", { name: "Choose your own password" }).click();
  await expect(elsewhere.getByText("Your password is changed.")).toBeVisible();
  await elsewhere.goto("/");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("My children");
  await elsewhere.getByRole("button", { name: "Sign out" }).click();
  const again = await signInElsewhere(browser, authority, "nia.okafor", first);
  await expect(again.locator(".govuk-error-summary")).toContainText("not right");

  await page.goto("/staff/new");
  await page.getByLabel("User name").fill("nia.okafor");
  await page.getByRole("button", { name: "Add this person" }).click();
  await expect(page.getByRole("link", { name: /This user name is taken/ })).toBeVisible();
});

test("[4.2] a leaver’s open browser fails at the next click, and what they hold is shown", async ({ page, browser, authority }) => {
  const leaver = authority.users.filter(({ role }) => role === "practitioner").at(-1);
  const elsewhere = await signInElsewhere(browser, authority, leaver.name, leaver.password);
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("My children");
  await openUser(page, leaver.name);
  await expect(page.getByRole("region", { name: "Sessions" }).getByRole("row")).toHaveCount(2);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("button", { name: "Record that they left" }).click();
  await expect(page.getByText("Access ends at once")).toBeVisible();
  await expect(page.getByText(/Holds \d+ files?: their team leader reallocates/)).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByLabel("Year").fill("2031");
  await page.getByRole("button", { name: "End access now" }).click();
  await expect(page.getByRole("link", { name: /Last day must be today or in the past/ })).toBeVisible();
  await expect(page.getByLabel("Year")).toHaveValue("2031");
  await page.getByLabel("Year").fill("2026");
  await page.getByRole("button", { name: "End access now" }).click();
  await expect(success(page)).toContainText("This person’s access has ended.");
  await expect(page.getByText("Left 23 Nov 2026")).toBeVisible();
  await expect(page.getByText("Not signed in anywhere.")).toBeVisible();

  await elsewhere.getByRole("banner").getByRole("link", { name: "Help" }).click();
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Sign in to Firsthand");
  const again = await signInElsewhere(browser, authority, leaver.name, leaver.password);
  await expect(again.locator(".govuk-error-summary")).toContainText("The user name or the password is not right");

  await page.getByRole("button", { name: "Undo the leaving" }).click();
  await page.getByRole("button", { name: "Give access again" }).click();
  const back = await signInElsewhere(browser, authority, leaver.name, await page.locator("code").innerText());
  await expect(back.getByRole("heading", { level: 1 })).toHaveText("Choose your own password");
});

test("[4.8] an administrator ends another’s session and gives a new password, which works for one hour", async ({ page, browser, authority }) => {
  const user = authority.users.filter(({ role }) => role === "practitioner")[0];
  const elsewhere = await signInElsewhere(browser, authority, user.name, user.password);
  await openUser(page, user.name);
  await page.getByRole("button", { name: /^End the session/ }).click();
  await expect(success(page)).toContainText("The session has ended.");
  await elsewhere.goto("/help");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Sign in to Firsthand");
  await page.getByRole("button", { name: "Give a new password" }).click();
  await checkAccessible(page);
  await page.getByRole("button", { name: "Give a new password" }).click();
  const given = await page.locator("code").innerText();
  await expect(page.getByText("works for one hour")).toBeVisible();
  await authority.setClock("2026-11-23T10:00:01Z");
  const late = await signInElsewhere(browser, authority, user.name, given);
  await expect(late.locator(".govuk-error-summary")).toContainText("The password you were given worked for one hour. Ask your administrator for another");
  await checkAccessible(late);
});

test("a changed role holds from the next click, and the last administrator keeps theirs", async ({ page, browser, authority }) => {
  const user = authority.userWithRole("business_support");
  const elsewhere = await signInElsewhere(browser, authority, user.name, user.password);
  await expect(elsewhere.getByRole("link", { name: "Staff", exact: true })).toHaveCount(0);
  await elsewhere.goto("/staff");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("You cannot do this");
  await openUser(page, user.name);
  await page.getByRole("button", { name: "Change details" }).click();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByLabel("System administrator").check();
  await page.getByLabel("Job title").fill("Business support lead");
  await page.getByRole("button", { name: "Keep the changes" }).click();
  await expect(success(page)).toContainText("The changes are kept.");
  await elsewhere.goto("/staff");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Staff");
});

test("[4.2] an administrator never sees a child’s record, not even with its address", async ({ page, browser, authority }) => {
  const elsewhere = await (await browser.newContext({ baseURL: authority.url })).newPage();
  const child = (await signInWithChildren(elsewhere, authority, "team_leader")).children[0].path;
  for (const address of [child, `${child}/file`, `${child}/chronology`]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You cannot do this");
  }
  await expect(page.getByLabel("Find a child")).toHaveCount(0);
});

test("staff are filtered by team, role and whether they left", async ({ page, authority }) => {
  await page.goto("/staff");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByLabel("Role").selectOption("team_leader");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const rows = page.getByRole("region", { name: "Staff" }).locator("tbody tr");
  await expect(rows).toHaveCount(authority.users.filter(({ role }) => role === "team_leader").length);
  for (const row of await rows.all()) await expect(row).toContainText("Team leader");
  await page.getByLabel("Role").selectOption("");
  await page.getByLabel("Show").selectOption("left");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/status=left/);
  await page.getByLabel("Name or user name").fill("no such name at all");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("Nobody is like that.")).toBeVisible();
  expect(page.url()).not.toContain("name");
});

test("a team is added, renamed and put under another, never under itself", async ({ page }) => {
  await page.goto("/staff/teams/new");
  await page.getByRole("button", { name: "Add this team" }).click();
  await expect(page.getByRole("link", { name: "Enter the team’s name" })).toBeVisible();
  await checkAccessible(page);
  await page.getByLabel("Name of the team").fill("Riverside assessment");
  await page.getByLabel("Leader").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Add this team" }).click();
  await expect(success(page)).toContainText("The team is added.");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("link", { name: "Riverside assessment" }).click();
  await page.getByLabel("Name of the team").fill("Riverside");
  await expect(page.getByLabel("Part of").getByRole("option", { name: "Riverside assessment" })).toHaveCount(0);
  await page.getByRole("button", { name: "Keep the changes" }).click();
  await expect(page.getByRole("link", { name: "Riverside", exact: true })).toBeVisible();
});

/** Runs the program, writes what is given to its input, and answers what it said. */
function run(words, input) {
  return new Promise((resolve) => {
    const program = spawn(join(build, "firsthand"), words);
    let said = "";
    for (const stream of [program.stdout, program.stderr]) stream.on("data", (bytes) => (said += bytes));
    program.on("close", (code) => resolve({ code, said }));
    program.stdin.end(input);
  });
}

test("[4.1] where administration has a port of its own, accounts and teams are kept there and at no other", async ({ page, authority }) => {
  await authority.serveAnew("--administration-port", "0");
  const url = `http://localhost:${authority.said.match(/kept at port (\d+)/)[1]}`;
  await page.goto("/");
  await expect(page.getByText("Accounts and teams are kept at an address of their own.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Staff", exact: true })).toHaveCount(0);
  for (const path of ["/staff", "/staff/new", "/staff/teams"]) expect((await page.goto(path)).status(), path).toBe(403);
  await checkAccessible(page);
  await page.goto(`${url}/`);
  await page.getByRole("link", { name: "Staff", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Staff");
  await page.getByRole("button", { name: "Add a person" }).click();
  await expect(page.getByRole("button", { name: "Add" }).first()).toBeVisible();
  await authority.serveAnew();
});

test("[4.7] a new authority has no account but the administrator who is set up, with a password, an app and a passkey of their own", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-setup-"));
  const place = ["--at", join(folder, "data"), "--key-file", join(folder, "key")];
  const setup = ["setup", ...place, "--authority", "Marlbridge", "--user-name", "Ola.Admin", "--name", "Ola Nowak"];
  try {
    for (const weak of ["", "short\n", "olanowakolanowak\n", "passwordpassword\n"]) {
      const refused = await run(setup, weak);
      expect(refused.code).toBe(1);
      expect(refused.said).toContain("Nothing was made.");
      expect(existsSync(join(folder, "data"))).toBe(false);
    }
    expect(await run(setup, "eleven grey geese at dawn\n")).toMatchObject({ code: 0 });
    expect(await run(setup, "eleven grey geese at dawn\n")).toMatchObject({ code: 1, said: expect.stringContaining("set up already") });

    const program = spawn(join(build, "firsthand"), ["serve", ...place, "--port", "0"]);
    let said = "";
    program.stdout.on("data", (bytes) => (said += bytes));
    await expect.poll(() => said).toContain("Firsthand is serving on");
    expect(said).not.toContain("can sign in");
    const url = said.match(/http:\/\/localhost:\d+/)[0];
    await page.goto(`${url}/sign-in`);
    await page.getByLabel("User name").fill("ola.admin");
    await page.getByLabel("Password", { exact: true }).fill("eleven grey geese at dawn");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up an authenticator app");
    await setUpApp(page, new Date());
    await page.getByRole("button", { name: "Continue" }).click();
    await holdDevice(page);
    await page.getByRole("link", { name: "Staff", exact: true }).click();
    await expect(page.getByText("What you asked for needs a passkey, and you have none yet.")).toBeVisible();
    await setUpPasskey(page, "Work laptop");
    await expect(page.getByRole("region", { name: "Staff" }).locator("tbody tr")).toHaveCount(1);
    await page.goto(`${url}/staff/teams`);
    await expect(page.getByText("There are no teams yet.")).toBeVisible();
    const ended = new Promise((resolve) => program.on("close", resolve));
    program.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(await run(["remove-factor", ...place, "--user-name", "ola.admin"], "")).toMatchObject({ code: 0, said: expect.stringContaining("Removed.") });
    expect(await run(["remove-factor", ...place, "--user-name", "ola.admin"], "")).toMatchObject({ code: 1 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
