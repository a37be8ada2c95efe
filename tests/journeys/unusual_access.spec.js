// Openings of records that somebody's work does not explain are told of, to people who look into them.
import { readFileSync } from "node:fs";
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { somebody } from "../browser/entries.js";

const TUESDAY = "2026-11-24T11:05:00Z";
const NOT_AN_HOUR_LATER = "2026-11-24T12:04:00Z";
const AN_HOUR_LATER = "2026-11-24T12:06:00Z";

const lineOf = (page, name) => page.getByRole("row").filter({ hasText: name });
const nameOf = async (page) => (await page.locator('a[href="/account"]').first().textContent()).split(": ").pop().trim();

/** A child of a worker's whose postcode stands on the front page: { path, name, postcode }. */
async function childWithPostcode(page, authority) {
  const { children } = await signInWithChildren(page, authority);
  for (const child of children) {
    await page.goto(child.path);
    const postcode = (await page.locator("main").textContent()).match(/MB\d{1,2} \d[A-Z]{2}/)?.[0];
    if (postcode) return { ...child, postcode };
  }
  throw new Error("no child of this worker has an address");
}

async function sayWhereTheyLive(page, postcode) {
  await page.goto("/account");
  await page.getByRole("link", { name: "Declare records of you or your family" }).click();
  await page.getByLabel("Postcode of your home").fill(postcode);
  await page.getByRole("button", { name: "Save postcode" }).click();
}

/** The list, once it tells of this person; what is told of is looked for every few seconds. */
async function toldOf(page, name, show = "") {
  await expect(async () => {
    await page.goto(`/access/unusual${show}`);
    await expect(lineOf(page, name)).not.toHaveCount(0, { timeout: 200 });
  }).toPass({ timeout: 12_000 });
}

test("[A2.2] [1.14] who opens the record of a neighbour is told of an hour later, and somebody else looks into it and says what explains it", async ({ page, browser, authority }) => {
  await authority.setClock(TUESDAY);
  const child = await childWithPostcode(page, authority);
  const duty = (await somebody(browser, authority, authority.users.filter(({ role }) => role === "duty").at(-1))).page;
  const name = await nameOf(duty);
  await sayWhereTheyLive(duty, "Weir Road");
  expect(await errorSummary(duty)).toEqual(["Enter the full postcode of your home, such as MB1 4QT"]);
  await checkAccessible(duty);
  await expect(duty.getByLabel("Postcode of your home")).toHaveValue("Weir Road");
  await sayWhereTheyLive(duty, child.postcode.toLowerCase().replace(" ", ""));
  await expect(duty.getByLabel("Postcode of your home")).toHaveValue(child.postcode);
  await checkAccessible(duty);
  await checkNoHorizontalScroll(duty);
  for (const rest of ["", "/file"]) expect((await duty.goto(child.path + rest)).status()).toBe(200);
  expect((await duty.goto("/access/unusual")).status()).toBe(403);

  await authority.setClock(NOT_AN_HOUR_LATER);
  const governance = (await somebody(browser, authority, authority.userWithRole("information_governance"))).page;
  await governance.goto("/access/unusual");
  await expect(lineOf(governance, child.name).filter({ hasText: name })).toHaveCount(0);
  await authority.setClock(AN_HOUR_LATER);
  await toldOf(governance, child.name);
  const line = lineOf(governance, child.name).filter({ hasText: name });
  await expect(line).toContainText("Lives at the reader’s own postcode");
  await expect(line).toContainText("Duty, open case");
  await expect(line).not.toContainText(child.postcode);
  await checkAccessible(governance);
  await checkNoHorizontalScroll(governance);
  await governance.goto("/");
  await governance.getByRole("link", { name: /^Unusual access to look into: \d/ }).click();
  await line.getByRole("link").click();
  await expect(governance.locator(".govuk-summary-list__row").filter({ hasText: "Pages opened" })).toContainText("2");
  await checkAccessible(governance);
  await checkNoHorizontalScroll(governance);
  await governance.getByRole("button", { name: "Save" }).click();
  expect(await errorSummary(governance)).toEqual(["Select what you found", "Enter what explains it or what is to follow, in at least 10 characters"]);
  await governance.getByLabel("Explained").check();
  await governance.getByLabel("What explains it, or what is to follow").fill("The school rang duty about her that morning.");
  await checkAccessible(governance);
  await governance.getByRole("button", { name: "Save" }).click();
  await expect(governance.getByText("The school rang duty about her that morning.")).toBeVisible();
  await expect(governance.getByRole("button", { name: "Save" })).toHaveCount(0);

  await governance.goto("/access/unusual");
  await expect(line).toHaveCount(0);
  await governance.getByLabel("Show").selectOption("Looked into");
  await governance.getByRole("button", { name: "Show", exact: true }).click();
  await expect(line).toContainText("Explained");
  const [download] = await Promise.all([governance.waitForEvent("download"), governance.getByRole("link", { name: "Download as CSV" }).click()]);
  const csv = readFileSync(await download.path(), "utf8");
  expect(csv).toContain("Explained,The school rang duty about her that morning.");
  expect(csv).not.toContain(child.postcode);
  for (const open of [duty, governance]) await open.context().close();
});

test("[A2.2] nobody looks into their own openings, whatever their role", async ({ page, browser, authority }) => {
  await authority.setClock("2026-11-25T11:05:00Z");
  const child = await childWithPostcode(page, authority);
  const first = (await somebody(browser, authority, authority.userWithRole("head_of_service"))).page;
  const name = await nameOf(first);
  await sayWhereTheyLive(first, child.postcode);
  expect((await first.goto(child.path)).status()).toBe(200);
  await authority.setClock("2026-11-25T12:06:00Z");
  const head = (await somebody(browser, authority, authority.userWithRole("head_of_service"))).page;
  await toldOf(head, name);
  await expect(lineOf(head, name)).toContainText("Leads the team");
  await lineOf(head, name).getByRole("link").click();
  await expect(head.getByText("Somebody else looks into this.")).toBeVisible();
  await expect(head.getByRole("button", { name: "Save" })).toHaveCount(0);
  const csrf = await head.locator("input[name=csrf]").first().inputValue();
  const answer = await head.request.post(`${new URL(head.url()).pathname}/judgement`, {
    form: { csrf, finding: "explained", words: "It was quite in order" },
    headers: { Origin: authority.url },
  });
  expect(answer.status()).toBe(403);
  for (const open of [first, head]) await open.context().close();
});

test("[A2.2] whoever may review access finds broken glass, very many records, what is unusual and what is not explained in one place", async ({ page, browser, authority }) => {
  await authority.setClock("2026-11-26T09:00:00Z");
  await signIn(page, authority, authority.userWithRole("information_governance").name);
  await page.getByRole("link", { name: "Everything about who has looked" }).click();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("link", { name: "Unusual access" }).click();
  const former = page.getByRole("row").filter({ hasText: "A file of a team the reader used to be in" }).filter({ hasText: "Broke the glass, and did nothing on the file" }).first();
  await former.getByRole("link").click();
  await page.getByLabel("To be followed up").check();
  await page.getByLabel("What explains it, or what is to follow").fill("Her manager meets her on Monday.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto("/access");
  await page.getByRole("link", { name: "Not explained" }).click();
  await expect(page.getByRole("row").filter({ hasText: "To be followed up" })).toHaveCount(1);
  for (const role of ["team_leader", "administrator", "auditor"]) {
    const other = await somebody(browser, authority, authority.userWithRole(role));
    for (const path of ["/access", "/access/unusual", "/access/unusual/download"]) expect((await other.page.goto(path)).status(), `${role} ${path}`).toBe(403);
    await other.page.context().close();
  }
});
