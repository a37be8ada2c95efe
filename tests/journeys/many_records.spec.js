// Somebody who opens very many children's records in a short time is told of, and from a further number on stopped.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, myChildren } from "../browser/children.js";
import { somebody } from "../browser/entries.js";

const TUESDAY = "2026-11-24T14:05:00Z";
const ours = new URL("../../policy/timescales.toml", import.meta.url);

/** Serves under this council's own limits. */
async function serveWithLimits(authority, { told, stopped }) {
  const folder = join(authority.folder, "policy");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "timescales.toml"),
    readFileSync(ours, "utf8").replace(/^tell_children = .*$/m, `tell_children = ${told}`).replace(/^stop_children = .*$/m, `stop_children = ${stopped}`),
  );
  await authority.serveAnew("--policy", folder);
}

/** The addresses of so many children, of whichever workers. */
async function childrenOfAll(browser, authority, many) {
  const paths = new Set();
  for (const user of authority.users.filter(({ role }) => role === "practitioner")) {
    const { page } = await somebody(browser, authority, user);
    for (const child of await myChildren(page)) paths.add(child.path);
    await page.context().close();
    if (paths.size >= many) return [...paths].slice(0, many);
  }
  throw new Error(`there are only ${paths.size} children`);
}

const stateOf = (page, name) => page.getByRole("row").filter({ hasText: name }).first();

test("[A2.2] whoever opens very many records is told of at once, then stopped until somebody else says why they may go on", async ({ page, browser, authority }) => {
  await authority.setClock(TUESDAY);
  await serveWithLimits(authority, { told: 4, stopped: 8 });
  const paths = await childrenOfAll(browser, authority, 10);
  const duty = await somebody(browser, authority, authority.userWithRole("duty"));
  const name = await duty.page.locator('a[href="/account"]').first().textContent().then((text) => text.split(": ").pop().trim());
  const governance = (await somebody(browser, authority, authority.userWithRole("information_governance"))).page;
  await governance.goto("/access/many-records");
  await expect(governance.getByText("Nobody has.")).toBeVisible();
  await checkAccessible(governance);

  for (const path of paths.slice(0, 5)) expect((await duty.page.goto(path)).status()).toBe(200);
  await governance.goto("/");
  await expect(governance.getByRole("listitem").filter({ hasText: name })).toContainText("opened 5 children’s records in a short time");
  await governance.getByRole("link", { name: "All who opened very many records" }).click();
  await expect(governance.getByText("Told of: more than 4 children’s records in 10 minutes.")).toBeVisible();
  await expect(stateOf(governance, name)).toContainText("To look at");

  for (const path of paths.slice(5, 8)) expect((await duty.page.goto(path)).status()).toBe(200);
  expect((await duty.page.goto(paths[8])).status()).toBe(403);
  await expect(duty.page.getByRole("heading", { name: "You have opened very many records" })).toBeVisible();
  await checkAccessible(duty.page);
  await checkNoHorizontalScroll(duty.page);
  expect((await duty.page.goto(paths[9])).status()).toBe(403);
  expect((await duty.page.goto(paths[0])).status()).toBe(200);

  await governance.reload();
  await expect(stateOf(governance, name)).toContainText("Stopped");
  await checkAccessible(governance);
  await checkNoHorizontalScroll(governance);
  await governance.getByLabel(`Why ${name} may go on`).fill("busy");
  await governance.getByRole("button", { name: new RegExp(`^Let them go on.*${name}`) }).click();
  expect(await errorSummary(governance)).toEqual(["Enter why they may go on, in at least 10 characters"]);
  await checkAccessible(governance);
  await expect(governance.getByLabel(`Why ${name} may go on`)).toHaveValue("busy");
  await governance.getByLabel(`Why ${name} may go on`).fill("Two colleagues are ill and the day was busy");
  await governance.getByRole("button", { name: new RegExp(`^Let them go on.*${name}`) }).click();
  await expect(governance.getByRole("row").filter({ hasText: "Lifted" })).toContainText("Two colleagues are ill and the day was busy");
  expect((await duty.page.goto(paths[9])).status()).toBe(200);

  // What was told of before the stop is looked at too, and waits no longer.
  await governance.getByLabel(new RegExp(`^What you found about ${name}’s openings`)).fill("The same busy day; the manager confirms it");
  await governance.getByRole("button", { name: /^Mark as looked at/ }).click();
  await expect(governance.getByRole("row").filter({ hasText: "Looked at" })).toContainText("The same busy day");
  await expect(governance.getByRole("button", { name: /^(Mark as looked at|Let them go on)/ })).toHaveCount(0);
  await duty.page.context().close();
  await governance.context().close();
});

test("[A2.2] who may not review access sees nobody’s number of openings", async ({ page, authority }) => {
  await signIn(page, authority, authority.userWithRole("team_leader").name);
  expect((await page.goto("/access/many-records")).status()).toBe(403);
  await expect(page.getByText("Very many records")).toHaveCount(0);
});
