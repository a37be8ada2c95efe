// Whose record somebody may open: by their work, by being named for the file, or not at all.
import { readFileSync } from "node:fs";
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { myChildren, signInWithChildren } from "../browser/children.js";
import { inLine, leaderOf, recordCall, somebody } from "../browser/entries.js";
import { nameOf } from "../browser/staff.js";

const REASON = "Chairs the next review of the plan";

const statusOf = async (page, path) => (await page.request.get(path)).status();

/** How many entries a search across records shows this person. */
async function foundBy(page, words) {
  await page.goto("/search");
  await page.locator("main").getByLabel("Words").fill(words);
  await page.locator("main").getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { level: 2 }).or(page.locator(".app-found")).first()).toBeVisible();
  return page.locator(".app-found").count();
}

async function nameSomebody(page, childPath, user, { until } = {}) {
  await page.goto(`${childPath}/access`);
  await page.getByLabel("User name").fill(user.name);
  await page.getByLabel("Why they need the file").selectOption("Reviewing officer");
  await page.getByLabel("What it is about").fill(REASON);
  if (until) for (const [part, value] of Object.entries(until)) await page.getByLabel(part, { exact: true }).fill(value);
  await page.getByRole("button", { name: "Name this person" }).click();
}

test("[A2.2] anybody reads who may do what, as a matrix and as a spreadsheet", async ({ page, authority }) => {
  await signIn(page, authority, authority.userWithRole("business_support").name);
  await page.goto("/help");
  await page.getByRole("link", { name: "Who may do what" }).click();
  const row = page.getByRole("table").first().getByRole("row").filter({ hasText: "System administrator" });
  await expect(row.getByText("Yes")).toHaveCount(1);
  await expect(page.getByText("Edition of November 2026, in force since 1 November 2026")).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Allocated to the child" })).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download it as a spreadsheet" }).click();
  const lines = readFileSync(await (await download).path(), "utf8").trim().split("\r\n");
  expect(lines).toContain("November 2026,System administrator,May,Keep accounts and teams,Yes");
  expect(lines.length).toBeGreaterThan(18 * 10);
});

test("[A2.2] a reviewing officer who is named for a file reads it and records on it until that ends, and changes nothing about who works with the child", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const leader = await leaderOf(browser, authority, child);
  const officer = await somebody(browser, authority, authority.userWithRole("reviewing_officer"));
  expect(await statusOf(officer.page, child)).toBe(403);

  await leader.page.goto(`${child}/readers`);
  await leader.page.getByRole("link", { name: "Who may open this file" }).click();
  await leader.page.getByRole("button", { name: "Name this person" }).click();
  await expect(leader.page.locator(".govuk-error-summary a")).toHaveText(["Enter the user name of the person", "Select why they need the file", "Enter why, in at least 10 characters"]);
  await nameSomebody(leader.page, child, officer.user);
  const row = leader.page.getByRole("table").getByRole("row").filter({ hasText: REASON });
  await expect(row).toContainText("Reviewing officer");
  await checkAccessible(leader.page);
  await checkNoHorizontalScroll(leader.page);

  await officer.page.goto(child);
  await recordCall(officer.page, child, "The review is moved to a day on which school can come.");
  expect(await statusOf(officer.page, `${child}/allocation`)).toBe(200);
  await officer.page.goto(`${child}/allocation`);
  await expect(officer.page.getByRole("button", { name: "Change holder" })).toHaveCount(0);
  await officer.page.goto(`${child}/readers`);
  await expect(officer.page.locator("table.app-readers tbody tr").first()).toContainText("Named for this file");
  expect(await foundBy(officer.page, "The review is moved")).toBe(1);

  await leader.page.getByRole("button", { name: /^End for/ }).click();
  await expect(leader.page.getByText("Nobody is named for this file.")).toBeVisible();
  expect(await foundBy(officer.page, "The review is moved")).toBe(0);
  expect(await statusOf(officer.page, child)).toBe(403);
  for (const { page: open } of [leader, officer]) await open.context().close();
});

test("[A2.2] a restricted file is open to named people alone: for everybody else there is no such child, in any list, search or address", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const { path: child, name } = children[1];
  const entry = await recordCall(page, child, "Words of a restricted file: marzipan.");
  const leader = await leaderOf(browser, authority, child);
  const [manager, head] = [await inLine(browser, authority, child, "service_manager"), await inLine(browser, authority, child, "head_of_service")];
  const duty = await somebody(browser, authority, authority.userWithRole("duty"));
  const number = (await page.locator(".app-identity").textContent()).match(/\d\d-\d{6}/)[0];
  const finds = async (open) => {
    await open.goto("/find");
    await open.locator("main").getByLabel("Name, birth date or number").fill(number);
    await open.locator("main").getByRole("button", { name: "Search" }).click();
    return (await open.locator(".app-identity, main table a").count()) > 0;
  };
  expect(await finds(leader.page)).toBe(true);

  await manager.page.goto(`${child}/access`);
  await manager.page.getByRole("button", { name: "Restrict this file" }).click();
  await manager.page.getByRole("button", { name: "Restrict", exact: true }).click();
  await expect(manager.page.locator(".govuk-error-summary a")).toHaveCount(3);
  await manager.page.getByLabel("A member of staff or their relative").check();
  await manager.page.getByLabel("What it is about").fill("Her aunt works in the front door team");
  const named = manager.page.getByRole("group", { name: "Who goes on opening it" });
  await checkAccessible(manager.page);
  // Whoever of the family has a file is restricted with the child, unless somebody says otherwise.
  for (const relative of await manager.page.getByRole("group", { name: "Restrict these files with it" }).getByRole("checkbox").all()) await relative.uncheck();
  for (const who of [page, manager.page, head.page]) await named.getByLabel(await nameOf(who)).check();
  await manager.page.getByRole("button", { name: "Restrict", exact: true }).click();
  await expect(manager.page.getByText("only the people named below open it")).toBeVisible();
  await checkNoHorizontalScroll(manager.page);

  for (const path of [child, `${child}/file`, `${child}/readers`, `${child}/record/telephone_call`, entry]) {
    expect(await statusOf(leader.page, path), path).toBe(404);
    expect(await statusOf(duty.page, path), path).toBe(404);
    expect(await statusOf(page, path), path).toBe(200);
  }
  expect((await myChildren(leader.page)).map((one) => one.path)).not.toContain(child);
  expect((await myChildren(page)).map((one) => one.path)).toContain(child);
  for (const open of [leader.page, duty.page]) expect(await finds(open)).toBe(false);
  expect(await finds(page)).toBe(true);
  await duty.page.goto("/search");
  await duty.page.locator("main").getByLabel("Words").fill("marzipan");
  await duty.page.locator("main").getByRole("button", { name: "Search" }).click();
  await expect(duty.page.getByText("Nothing found")).toBeVisible();
  await expect(duty.page.getByText(name)).toHaveCount(0);
  // Nor by the child's number, sent in a form in the place of somebody's who was offered.
  await leader.page.goto(`${children[0].path}/people/add-family`);
  await leader.page.locator("main").getByLabel("Name").fill("Zzz Nobody");
  await leader.page.getByRole("button", { name: "Continue" }).click();
  await leader.page.getByLabel("What is this person to the child?").selectOption("sibling");
  await leader.page.getByRole("group", { name: "Lives with the child" }).getByLabel("No", { exact: true }).check();
  await leader.page.locator("input[name=who]").first().evaluate((input, id) => Object.assign(input, { value: id, checked: true }), child.split("/").pop());
  await leader.page.getByRole("button", { name: "Add" }).click();
  await expect(leader.page.getByText("There is no such person.")).toBeVisible();

  // Two people lift it.
  await manager.page.goto(`${child}/access/restriction`);
  await manager.page.getByLabel("Why it is no longer needed").fill("The aunt has left the service");
  await manager.page.getByRole("button", { name: "Ask to lift it" }).click();
  await expect(manager.page.getByText("asks to lift it")).toBeVisible();
  await manager.page.goto(`${child}/access/restriction`);
  await expect(manager.page.getByText("Somebody else who may restrict files must agree by")).toBeVisible();
  expect(await statusOf(leader.page, child)).toBe(404);
  await head.page.goto(`${child}/access/restriction`);
  await head.page.getByRole("button", { name: "Agree and lift the restriction" }).click();
  await expect(head.page.getByText("This file is not restricted")).toBeVisible();
  expect(await statusOf(leader.page, child)).toBe(200);
  for (const { page: open } of [leader, manager, head, duty]) await open.context().close();
});

test("[A2.2] an inspector reads any file until the day that is set, and can write and change nothing", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const inspector = await somebody(browser, authority, authority.userWithRole("inspector"));
  await inspector.page.goto(child);
  await expect(inspector.page.locator(".app-identity")).toBeVisible();
  await expect(inspector.page.getByRole("button", { name: "Record", exact: true })).toHaveCount(0);
  for (const path of [`${child}/record`, `${child}/print`]) expect(await statusOf(inspector.page, path), path).toBe(403);
  await inspector.page.goto(`${child}/readers`);
  await expect(inspector.page.locator("table.app-readers tbody tr").first()).toContainText("Audit or inspection");
  expect(await foundBy(inspector.page, "school")).toBeGreaterThan(0);
  await authority.setClock("2027-03-01T09:00:00Z");
  const later = await somebody(browser, authority, inspector.user);
  expect(await statusOf(later.page, child)).toBe(403);
  for (const { page: open } of [inspector, later]) await open.context().close();
});

test("[A2.2] business support opens an open file, gives it a worker and changes details, and is offered neither to record nor to print", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const support = await somebody(browser, authority, authority.userWithRole("business_support"));
  await support.page.goto(`${child}/allocation`);
  const workers = support.page.getByLabel("Co-worker", { exact: true });
  await workers.selectOption({ index: 1 });
  await support.page.getByRole("button", { name: "Add co-worker" }).click();
  await expect(support.page.getByRole("button", { name: /^End today/ }).first()).toBeVisible();
  expect(await statusOf(support.page, `${child}/details/change/case`)).toBe(200);
  await support.page.goto(child);
  await expect(support.page.getByRole("button", { name: "Record", exact: true })).toHaveCount(0);
  for (const path of [`${child}/record`, `${child}/print`]) expect(await statusOf(support.page, path), path).toBe(403);
  await support.page.goto(`${child}/readers`);
  await expect(support.page.locator("table.app-readers tbody tr").first()).toContainText("Supports the work, open case");
  await support.page.context().close();
});

test("[A2.2] whoever declares a relative never finds or opens their record, also when they work with the child, and is not told that there is one", async ({ page, browser, authority }) => {
  await authority.setClock("2026-11-24T09:00:00Z");
  const { children, user } = await signInWithChildren(page, authority);
  const child = children[0];
  const born = (await page.request.get(child.path).then((answer) => answer.text())).match(/born (\d+) (\w+) (\d{4})/);
  const month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].findIndex((begins) => born[2].startsWith(begins)) + 1;
  await page.goto("/account");
  await page.getByRole("link", { name: "Declare records of you or your family" }).click();
  await page.getByRole("button", { name: "Declare" }).click();
  await expect(page.locator(".govuk-error-summary a")).toHaveText(["Enter the full name", "Enter the birth date", "Select who it is"]);
  await checkAccessible(page);
  await page.getByLabel("Full name").fill(child.name);
  for (const [part, value] of [["Day", born[1]], ["Month", String(month)], ["Year", born[3]]]) await page.getByLabel(part, { exact: true }).fill(value);
  await page.getByLabel("Who it is").selectOption("Another relative");
  await page.getByRole("button", { name: "Declare" }).click();
  await expect(page.getByRole("table")).toContainText(child.name);
  await checkNoHorizontalScroll(page);

  for (const rest of ["", "/file", "/record/telephone_call"]) expect(await statusOf(page, child.path + rest)).toBe(404);
  expect((await myChildren(page)).map(({ path }) => path)).not.toContain(child.path);
  const reason = await page.request.post(`${child.path}/break-glass`, { form: { reason: "I really need to see this one" } });
  expect(await reason.text()).not.toContain(child.name);
  const leader = await leaderOf(browser, authority, child.path);
  expect(await statusOf(leader.page, child.path)).toBe(200);
  expect(user.name).not.toBe(leader.user.name);
  await leader.page.context().close();
});
