// While the database server takes no changes the record goes on being read, and everybody is told.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren } from "../browser/children.js";

test.skip(!process.env.FIRSTHAND_POSTGRESQL, "a file takes changes whenever its disk does");
test.describe.configure({ mode: "serial" });

const banner = (page) => page.getByRole("region", { name: "Important" });

/** No commit gets its turn from now on, as when a standby does not answer; answers what lets them go on. */
async function holdCommits(authority) {
  const holder = spawn("psql", ["--quiet", "--tuples-only", authority.place[1]], { stdio: ["pipe", "pipe", "ignore"] });
  holder.stdin.write("SELECT 'held' FROM pg_advisory_lock(20261123);\n");
  await new Promise((resolve) => holder.stdout.on("data", (bytes) => String(bytes).includes("held") && resolve()));
  return () => new Promise((resolve) => holder.on("close", resolve).stdin.end());
}

async function serveWithDaybook(authority) {
  await authority.command("verify");
  const daybook = join(authority.folder, "daybook");
  await authority.serve("--daybook", daybook, "--daybook-key-file", `${daybook}.key`);
}

test("[1.14] while nothing can be saved every page says so within five seconds, a file is read, and that it was stands on it afterwards", async ({ page, context, browser, authority }) => {
  await serveWithDaybook(authority);
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  // Without the script, which would save it by itself.
  const desk = await browser.newContext({ baseURL: authority.url, javaScriptEnabled: false, storageState: await context.storageState() });
  const other = await desk.newPage();
  await other.goto(`${child}/jotter`);
  await other.getByRole("textbox").first().fill("Typed while the server was away");

  const release = await holdCommits(authority);
  await expect(async () => {
    await page.goto("/help");
    await expect(banner(page)).toContainText("Changes cannot be saved just now. You can read.", { timeout: 10 });
  }).toPass({ timeout: 5_000, intervals: [100] });
  await checkAccessible(page);
  await page.goto(`${child}/chronology`);
  await expect(page.getByRole("heading", { name: "Chronology", level: 1 })).toBeVisible();
  await expect(banner(page)).toContainText("What you open is logged.");
  await expect(page.getByRole("button", { name: "Record", exact: true })).toHaveCount(0);
  await page.setViewportSize({ width: 375, height: 800 });
  await checkNoHorizontalScroll(page);
  await other.getByRole("button", { name: /^(Keep|Save)/ }).first().click();
  await expect(other.getByRole("heading", { name: "This was not saved" })).toBeVisible();
  await expect(other.getByText("Nothing of what you last sent was saved.")).toBeVisible();

  await release();
  await expect(async () => {
    await page.goto("/help");
    await expect(banner(page)).toHaveCount(0, { timeout: 10 });
  }).toPass({ timeout: 5_000, intervals: [100] });
  await other.getByRole("button", { name: "Send it again" }).click();
  await expect(other.getByText("Typed while the server was away").first()).toBeVisible();
  await expect(async () => {
    await page.goto(`${child}/readers`);
    await expect(page.locator("table.app-readers tbody tr").first()).toContainText("Chronology", { timeout: 10 });
  }).toPass({ timeout: 5_000 });
});

test("[4.8] whoever was signed in stays so while nothing can be saved, and whoever signs out then is out for good", async ({ page, context, authority }) => {
  await authority.setClock("2026-11-23T09:10:00Z");
  await signIn(page, authority, authority.userWithRole("team_leader").name);
  const cookies = await context.cookies();
  const release = await holdCommits(authority);
  await expect(async () => {
    await page.goto("/");
    await expect(banner(page)).toBeVisible({ timeout: 10 });
  }).toPass({ timeout: 5_000, intervals: [100] });
  await page.getByRole("button", { name: "Sign out" }).click();
  await context.addCookies(cookies);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in to Firsthand" })).toBeVisible();
  await release();
  await expect(async () => {
    await page.goto("/sign-in");
    await expect(banner(page)).toHaveCount(0, { timeout: 10 });
  }).toPass({ timeout: 5_000, intervals: [100] });
  await context.addCookies(cookies);
  await expect(async () => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Sign in to Firsthand" })).toBeVisible({ timeout: 10 });
  }).toPass({ timeout: 3_000 });
});
