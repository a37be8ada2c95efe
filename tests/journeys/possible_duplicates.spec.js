// Somebody is entered who is on record already: whoever may see that record is asked, and of one that is hidden somebody else hears.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren } from "../browser/children.js";
import { inLine, somebody } from "../browser/entries.js";
import { fillDay, nameOf } from "../browser/staff.js";

const XANTHIPPE = { given: "Xanthippe", family: "Quillfeather", born: ["3", "5", "2018"] };
const NOBODY_KNOWN = { given: "Ottoline", family: "Ravensworth", born: XANTHIPPE.born };
const waiting = (page, count) => page.getByRole("link", { name: `Possible duplicates to settle: ${count}`, exact: true });
const rowOf = (page, name) => page.getByRole("row").filter({ hasText: name });

/** Records a child and answers the address of the file, and the page as it reads with what differs between any two children taken out. */
async function enter(page, { given, family, born }) {
  await page.goto("/children/new");
  await page.getByLabel("Given names").fill(given);
  await page.getByLabel("Family name").fill(family);
  await fillDay(page, "Birth date", born);
  await page.getByLabel("Why is a file being opened?").fill("Referral by the school nurse.");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/children\/\d+$/);
  const text = (await page.locator("body").innerText()).replaceAll(given, "").replaceAll(family, "").replace(/\d\d-\d{6}/g, "");
  return { path: new URL(page.url()).pathname, text };
}

const anotherPractitioner = (browser, authority, user) => somebody(browser, authority, authority.users.find(({ role, name }) => role === "practitioner" && name !== user.name));

test("[A2.2] who enters a child whose file is restricted gets the same answer as for a child nobody knows; who is named for the file is told at once and settles it", async ({ page, browser, authority }) => {
  const { user } = await signInWithChildren(page, authority);
  const { path } = await enter(page, XANTHIPPE);
  const [manager, head] = [await inLine(browser, authority, path, "service_manager"), await inLine(browser, authority, path, "head_of_service")];
  await manager.page.goto(`${path}/access/restriction`);
  await manager.page.getByLabel("A member of staff or their relative").check();
  await manager.page.getByLabel("What it is about").fill("Her aunt works in the front door team");
  const named = manager.page.getByRole("group", { name: "Who goes on opening it" });
  for (const who of [page, manager.page]) await named.getByLabel(await nameOf(who)).check();
  await manager.page.getByRole("button", { name: "Restrict", exact: true }).click();
  await expect(manager.page.getByText("only the people named below open it")).toBeVisible();
  await manager.page.goto("/");
  await expect(waiting(manager.page, 1)).toHaveCount(0);

  const other = await anotherPractitioner(browser, authority, user);
  const known = await enter(other.page, XANTHIPPE);
  const unknown = await enter(other.page, NOBODY_KNOWN);
  expect(known.text).toBe(unknown.text);
  expect(known.path).not.toBe(path);
  await other.page.goto("/access/duplicates");
  await expect(other.page.getByText("Nothing of this kind.")).toBeVisible();
  for (const away of [other, head]) {
    await away.page.goto("/");
    await expect(waiting(away.page, 1)).toHaveCount(0);
  }

  await manager.page.goto("/");
  await waiting(manager.page, 1).click();
  await checkAccessible(manager.page);
  await checkNoHorizontalScroll(manager.page);
  await rowOf(manager.page, "Xanthippe Quillfeather").getByRole("link").click();
  await expect(manager.page.getByText("One of the records is hidden from them. Do not tell them that there is one.")).toBeVisible();
  await expect(manager.page.locator(`main a[href="${path}"]`)).toBeVisible();
  await expect(manager.page.locator(`main a[href="${known.path}"]`)).toBeVisible();
  const settling = new URL(manager.page.url()).pathname;
  for (const away of [other, head]) expect((await away.page.request.get(settling)).status()).toBe(404);
  await manager.page.getByRole("button", { name: "Save" }).click();
  await expect(manager.page.locator(".govuk-error-summary a")).toHaveText(["Select what you found", "Enter what you found out and what is to follow, in at least 10 characters"]);
  await checkAccessible(manager.page);
  await checkNoHorizontalScroll(manager.page);
  await manager.page.getByLabel("The same person").check();
  await manager.page.getByLabel("What you found out").fill("The new file is restricted too and its worker is named for the first");
  await manager.page.getByRole("button", { name: "Save" }).click();
  await expect(manager.page.getByText("Nothing of this kind.")).toBeVisible();
  await page.goto("/access/duplicates?show=done");
  await expect(rowOf(page, "Xanthippe Quillfeather")).toContainText("The same person");
  for (const one of [manager, head, other]) await one.page.context().close();
});

test("[A2.2] who enters their own relative is told nothing, and information governance is", async ({ page, browser, authority }) => {
  const { user } = await signInWithChildren(page, authority);
  const child = { given: "Yseult", family: "Quillfeather", born: ["7", "8", "2016"] };
  await enter(page, child);
  const other = await anotherPractitioner(browser, authority, user);
  await other.page.goto("/account/relatives");
  await other.page.getByLabel("Full name").fill("Yseult Quillfeather");
  await fillDay(other.page, "Birth date", child.born);
  await other.page.getByLabel("Who it is").selectOption("Another relative");
  await other.page.getByRole("button", { name: "Declare" }).click();
  // The new record is theirs as well and is hidden from the moment on which it is there.
  await other.page.goto("/children/new");
  await other.page.getByLabel("Given names").fill(child.given);
  await other.page.getByLabel("Family name").fill(child.family);
  await fillDay(other.page, "Birth date", child.born);
  await other.page.getByLabel("Why is a file being opened?").fill("Referral by the school nurse.");
  await other.page.getByRole("button", { name: "Continue" }).click();
  await expect(other.page.getByText("already")).toHaveCount(0);
  await other.page.goto("/access/duplicates");
  await expect(other.page.getByText("Nothing of this kind.")).toBeVisible();
  const governance = await somebody(browser, authority, authority.userWithRole("information_governance"));
  await waiting(governance.page, 1).click();
  await expect(rowOf(governance.page, "Yseult Quillfeather")).toContainText(await nameOf(other.page));
  for (const one of [other, governance]) await one.page.context().close();
});

test("[A6.13] who adds somebody as new under another name than they looked for is asked whether it is who has that name and birth date; if they say no, it is settled by somebody else", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await enter(page, { given: "Yarrow", family: "Hollyoak", born: ["9", "9", "2010"] });
  await page.goto(`${children[0].path}/people/add-family`);
  await page.locator("main").getByLabel("Name").fill("Zzyzx Plumtree");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Given names").fill("Yarrow");
  await page.getByLabel("Family name").fill("Hollyoak");
  await fillDay(page, "Birth date", ["9", "9", "2010"]);
  await page.getByLabel("What is this person to the child?").selectOption("Half-brother or half-sister");
  await page.getByRole("group", { name: "Lives with the child" }).getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.locator(".govuk-error-summary a")).toHaveText(["Somebody of that name and birth date is recorded already. Select them, or that it is somebody else"]);
  await expect(page.getByLabel("Yarrow Hollyoak")).toBeVisible();
  await checkAccessible(page);
  await page.getByLabel("Somebody not recorded yet").check();
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("link", { name: "Yarrow Hollyoak", exact: true })).toBeVisible();
  const governance = await somebody(browser, authority, authority.userWithRole("information_governance"));
  await governance.page.goto("/access/duplicates");
  await rowOf(governance.page, "Yarrow Hollyoak").getByRole("link").click();
  await expect(governance.page.getByText("Neither record is hidden from them.")).toBeVisible();
  await governance.page.context().close();
});
