// What stands on a file and must lead to its restriction is noticed and proposed to whoever may restrict it.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren, strangersTo } from "../browser/children.js";
import { inLine, leaderOf, somebody } from "../browser/entries.js";
import { fillDay, nameOf } from "../browser/staff.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

const asked = (page) => page.getByRole("link", { name: /^Files that should be restricted: \d+$/ });
const rowOf = (page, name) => page.getByRole("row").filter({ hasText: name });
const statusOf = async (page, path) => (await page.request.get(path)).status();

async function enter(page, given, year, sibling) {
  await page.goto(sibling ? `/children/new?sibling=${sibling.split("/").pop()}` : "/children/new");
  await page.getByLabel("Given names").fill(given);
  await page.getByLabel("Family name").fill("Quillfeather");
  await fillDay(page, "Birth date", ["3", "5", year]);
  if (sibling) await page.getByLabel("Brother or sister", { exact: true }).check();
  await page.getByLabel("Why is a file being opened?").fill("Referral by the school nurse.");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/children\/\d+$/);
  return new URL(page.url()).pathname;
}

test("[A2.2] a file is proposed for restriction when somebody who works here declares the child as a relative, and one confirmation restricts it with the files of the family", async ({ page, browser, authority }) => {
  await signInWithChildren(page, authority);
  const child = await enter(page, "Xanthippe", "2018");
  const brother = await enter(page, "Peregrine", "2016", child);
  const relative = await somebody(browser, authority, (await strangersTo(browser, authority, [child]))[0]);
  await relative.page.goto("/account/relatives");
  await relative.page.getByLabel("Full name").fill("Xanthippe Quillfeather");
  await fillDay(relative.page, "Birth date", ["3", "5", "2018"]);
  await relative.page.getByLabel("Who it is").selectOption("Another relative");
  await relative.page.getByRole("button", { name: "Declare" }).click();
  const leader = await leaderOf(browser, authority, child);
  await expect(asked(leader.page)).toHaveCount(0);
  expect(await statusOf(leader.page, "/access/to-restrict")).toBe(403);

  const manager = (await inLine(browser, authority, child, "service_manager")).page;
  await manager.goto("/");
  await asked(manager).click();
  await expect(rowOf(manager, "Xanthippe Quillfeather")).toContainText("A member of staff or their relative");
  await expect(rowOf(manager, "Peregrine Quillfeather")).toContainText("declared that this is a record of their family");
  await checkAccessible(manager);
  await checkNoHorizontalScroll(manager);
  await manager.getByRole("link", { name: "Xanthippe Quillfeather" }).click();
  await expect(manager.getByLabel("A member of staff or their relative")).toBeChecked();
  await expect(manager.getByLabel("What it is about")).toHaveValue(new RegExp(`^${await nameOf(relative.page)}.* declared that this is a record of their family\\.$`));
  const named = manager.getByRole("group", { name: "Who goes on opening it" });
  for (const who of [page, manager]) await expect(named.getByLabel(await nameOf(who))).toBeChecked();
  await expect(named.getByLabel(await nameOf(leader.page))).not.toBeChecked();
  await expect(manager.getByRole("group", { name: "Restrict these files with it" }).getByLabel("Peregrine Quillfeather")).toBeChecked();
  await checkAccessible(manager);
  await checkNoHorizontalScroll(manager);
  await manager.getByRole("button", { name: "Restrict", exact: true }).click();
  await expect(manager.getByText("only the people named below open it")).toBeVisible();
  for (const path of [child, brother]) {
    expect(await statusOf(page, path)).toBe(200);
    for (const away of [leader.page, relative.page]) expect(await statusOf(away, path)).toBe(404);
  }
  await manager.goto("/access/to-restrict");
  await expect(rowOf(manager, "Quillfeather")).toHaveCount(0);
  for (const one of [manager, leader.page, relative.page]) await one.context().close();
});

test("[A2.2] a death, an adopter and a decision about the media lead to a proposal too; whoever says why none is needed is asked again after a year, or when something else is recorded", async ({ page, browser, authority }) => {
  await authority.setClock("2026-11-24T09:00:00Z");
  await signInWithChildren(page, authority);
  const child = await enter(page, "Yseult", "2014");
  await page.goto(`${child}/details/change/birth`);
  await fillDay(page, "Date of death", ["20", "11", "2026"]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto(`${child}/people/add-family`);
  await page.locator("main").getByLabel("Name").fill("Perpetua Quillfeather");
  await page.getByRole("button", { name: "Continue" }).click();
  const nobody = page.getByLabel("Somebody not recorded yet");
  if ((await nobody.count()) > 0) await nobody.check();
  await page.getByLabel("What is this person to the child?").selectOption("Prospective adopter");
  await page.getByRole("group", { name: "Lives with the child" }).getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Add" }).click();

  const head = await inLine(browser, authority, child, "head_of_service");
  await head.page.goto("/access/to-restrict");
  for (const words of ["A child’s death or a serious review", "Adoption"]) await expect(rowOf(head.page, "Yseult Quillfeather")).toContainText(words);
  await expect(rowOf(head.page, "Yseult Quillfeather")).not.toContainText("Perpetua");
  await rowOf(head.page, "Yseult Quillfeather").getByRole("link").click();
  await head.page.getByLabel("Why it is not needed").fill("No");
  await head.page.getByRole("button", { name: "Keep it open to who works with the child" }).click();
  expect(await errorSummary(head.page)).toEqual(["Enter why, in at least 10 characters"]);
  await expect(head.page.getByLabel("A child’s death or a serious review")).toBeChecked();
  await checkAccessible(head.page);
  await head.page.getByLabel("Why it is not needed").fill("The family told the school and the neighbours themselves");
  await head.page.getByRole("button", { name: "Keep it open to who works with the child" }).click();
  await head.page.goto("/access/to-restrict");
  await expect(rowOf(head.page, "Yseult Quillfeather")).toHaveCount(0);

  await head.page.goto(`${child}/record/management_decision`);
  await head.page.getByLabel("Which decision is it?").selectOption("media");
  await head.page.getByLabel("What led to it").fill("A newspaper rang about the inquest.");
  await head.page.getByLabel("What is decided").fill("Nothing is said about the child.");
  await head.page.getByLabel("Why", { exact: true }).fill("The family asked for that.");
  await head.page.getByRole("button", { name: "Complete" }).click();
  await expect(head.page.getByText("Completed and locked.")).toBeVisible();
  await head.page.goto("/access/to-restrict");
  await expect(rowOf(head.page, "Yseult Quillfeather")).toContainText("Interest of the media");
  await expect(rowOf(head.page, "Yseult Quillfeather")).not.toContainText("death");

  await authority.setClock("2027-11-25T09:00:00Z");
  const later = await somebody(browser, authority, head.user);
  await later.page.goto("/access/to-restrict");
  await expect(rowOf(later.page, "Yseult Quillfeather")).toContainText("A child’s death or a serious review");
  for (const one of [head, later]) await one.page.context().close();
});
