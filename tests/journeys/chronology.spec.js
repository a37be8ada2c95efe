// The chronology stands in front of the file: headlines in date order, each leading to where it comes from.
import { readFileSync } from "node:fs";
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, myChildren } from "../browser/children.js";

const NOW = "2026-11-24T14:30:00Z";

test.beforeEach(async ({ authority }) => authority.setClock(NOW));

const rows = (page) => page.locator("table.app-chronology tbody tr");

async function daysShown(page) {
  const words = await rows(page).locator(".app-date").allTextContents();
  return words.map((text) => Date.parse(text.replace(/,.*/, ""))).filter((day) => !Number.isNaN(day));
}

const boxes = (page) => page.getByRole("group", { name: "Brothers and sisters beside this child" }).getByRole("checkbox");

let long = null; // looked for once: { user, path, name }

/** Signs in as a worker with a chronology of several lines, and opens it. */
async function openLongChronology(page, authority) {
  for (const user of long ? [long.user] : authority.users.filter(({ role }) => role === "practitioner")) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    for (const child of long ? [long] : await myChildren(page)) {
      await page.goto(`${child.path}/chronology`);
      const lines = await rows(page).count();
      if (lines <= 4) continue;
      long = { user, ...child };
      return { ...long, lines };
    }
  }
  throw new Error("no worker has a chronology of several lines");
}

test("[A6.33] [2.2] headlines of significant entries stand in date order, each one press from its reasons, and can be narrowed and turned", async ({ page, authority }) => {
  const child = await openLongChronology(page, authority);
  const days = await daysShown(page);
  expect(days).toEqual([...days].sort((one, other) => one - other));
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const headline = await rows(page).first().getByRole("link").first().textContent();
  await rows(page).first().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/entries\/\d+/);
  await expect(page.getByText(headline).first()).toBeVisible();

  await page.goto(`${child.path}/chronology`);
  await page.getByRole("link", { name: "Newest first" }).click();
  const turned = await daysShown(page);
  expect(turned).toEqual([...days].reverse());
  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Record" });
  await page.getByRole("button", { name: "Show these" }).click();
  const kinds = await rows(page).locator("td:nth-child(4)").allTextContents();
  expect(kinds.length).toBeGreaterThan(0);
  expect(kinds.filter((kind) => !/^(Key event|Manager|Imported|Detailed|Addendum)/.test(kind))).toEqual([]);
});

test("[C3.1] the chronology says how old its newest headline is, and a key event makes it new", async ({ page, authority }) => {
  const child = await openLongChronology(page, authority);
  await expect(page.getByText(/Newest headline: \d+ \w+ 20\d\d, (today|yesterday|[\d,]+ days? ago)\./)).toBeVisible();
  await page.getByRole("link", { name: "Add a key event" }).click();
  await page.getByLabel("What happened").fill("The judge made a care order for twelve weeks.");
  await page.getByLabel(/Significant/).check();
  await page.getByLabel("Headline").fill("Interim care order made");
  await page.getByRole("button", { name: "Complete" }).click();
  await page.goto(`${child.path}/chronology`);
  await expect(page.getByText("Newest headline: 24 November 2026, today.")).toBeVisible();
  await expect(rows(page).last()).toContainText("Interim care order made");
});

test("[A6.33] [2.6] a headline is reworded with who, when and what it said before, and the locked entry keeps its own", async ({ page, authority }) => {
  await openLongChronology(page, authority);
  const row = rows(page).first();
  const before = await row.getByRole("link").first().textContent();
  const entry = await row.getByRole("link").first().getAttribute("href");
  await row.getByRole("link", { name: /^Reword/ }).click();
  await expect(page.getByLabel("Headline", { exact: true })).toHaveValue(before);
  await page.getByLabel("Headline", { exact: true }).fill("");
  await page.getByRole("button", { name: "Save the headline" }).click();
  expect(await errorSummary(page)).toEqual(["Enter a headline"]);
  await checkAccessible(page);
  await page.getByLabel("Headline", { exact: true }).fill("Reworded for the court");
  await page.getByRole("button", { name: "Save the headline" }).click();
  const history = page.locator("main ol li");
  await expect(history).toHaveCount(1);
  await expect(history).toContainText(before);
  await expect(history).toContainText(/Until 24 Nov 2026, 2:30pm, reworded by \w+ \w+/);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(rows(page).first()).toContainText("Reworded for the court");
  await page.goto(`${entry}/versions/1`);
  await expect(page.getByText(before).first()).toBeVisible();
  await expect(page.getByText("Reworded for the court")).toHaveCount(0);
});

/** Opens the chronologies of brothers and sisters, from the page of one of them, as a worker who may read both. */
async function openSideBySide(page, authority) {
  for (const user of authority.users.filter(({ role }) => role === "practitioner")) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    for (const child of await myChildren(page)) {
      await page.goto(`${child.path}/chronology`);
      const link = page.getByRole("link", { name: "Side by side with brothers and sisters" });
      if ((await link.count()) === 0 || (await rows(page).count()) === 0) continue;
      await link.click();
      if ((await boxes(page).count()) > 0) return;
    }
  }
  throw new Error("no worker may read the chronologies of a brother or sister");
}

test("[A6.33] brothers and sisters stand side by side, and each one’s record says that it was read", async ({ page, authority }) => {
  await openSideBySide(page, authority);
  const columns = page.locator("table.app-chronology thead th");
  const siblings = await boxes(page).count();
  await expect(boxes(page).and(page.locator(":checked"))).toHaveCount(siblings); // all whom this worker may read
  await expect(columns).toHaveCount(2 + siblings);
  const sibling = { path: `/children/${await boxes(page).first().getAttribute("value")}` };
  for (const box of await boxes(page).all()) await box.uncheck();
  await page.getByRole("button", { name: "Show these side by side" }).click();
  await expect(columns).toHaveCount(2);
  await boxes(page).first().check();
  await page.getByRole("button", { name: "Show these side by side" }).click();
  await expect(columns).toHaveCount(3);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.goto(`${sibling.path}/readers`);
  await expect(page.getByText("Chronology, side by side with brothers and sisters").first()).toBeAttached();
});

test("[A6.33] [4.9] the chronology is printed for a reason that is asked, without the lines that were left out", async ({ page, authority }) => {
  const child = await openLongChronology(page, authority);
  const finished = rows(page).filter({ hasNotText: "Saved, not completed" });
  const lines = await finished.count();
  const leftOut = await finished.first().getByRole("link").first().textContent();
  const kept = await finished.nth(1).getByRole("link").first().textContent();
  await finished.first().getByRole("checkbox").check();
  await page.getByLabel("For court").check();
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page.locator(".app-sheet__head")).toContainText(`${child.name}, file number`);
  await expect(page.locator(".app-sheet__head")).toContainText("For court");
  await expect(rows(page)).toHaveCount(lines - 1);
  await expect(rows(page).filter({ hasText: "Saved, not completed" })).toHaveCount(0);
  await expect(page.getByText(/left out: saved, but not completed/)).toHaveCount(lines < child.lines ? 1 : 0);
  await expect(page.getByText(kept, { exact: true }).first()).toBeVisible();
  if (leftOut !== kept) await expect(page.getByText(leftOut, { exact: true })).toHaveCount(0);
  await checkAccessible(page);
});

test("[A6.33] the chronology is downloaded as CSV, which is logged with the reason", async ({ page, authority }) => {
  const child = await openLongChronology(page, authority);
  await page.getByRole("radio", { name: "Something else" }).check();
  await page.getByRole("button", { name: "Download as CSV" }).click();
  expect(await errorSummary(page)).toEqual(["Enter why you need a copy, in at least 10 characters"]);
  await page.getByLabel(/More about why/).fill("Transfer to another council");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download as CSV" }).click()]);
  expect(download.suggestedFilename()).toBe("chronology.csv");
  const csv = readFileSync(await download.path(), "utf8");
  expect(csv.startsWith("\uFEFFDate,Age,Headline,Kind,Written by,Written\r\n")).toBe(true);
  expect(csv.split("\r\n").length).toBeGreaterThanOrEqual(child.lines + 1);
  await page.goto(`${child.path}/readers`);
  await expect(page.getByRole("row", { name: /Transfer to another council/ })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("[A6.33] the chronology is read, reworded and printed", async ({ page, authority }) => {
    await openLongChronology(page, authority);
    const row = rows(page).filter({ has: page.getByRole("link", { name: /eword/ }) }).last();
    const entry = await row.getByRole("link").first().getAttribute("href");
    await row.getByRole("link", { name: /eword/ }).click();
    await page.getByLabel("Headline", { exact: true }).fill("Said without script");
    await page.getByRole("button", { name: "Save the headline" }).click();
    await page.getByRole("link", { name: "Cancel" }).click();
    await expect(rows(page).locator(`a[href="${entry}"]`)).toHaveText("Said without script");
    await page.getByLabel("For court").check();
    await page.getByRole("button", { name: "Print" }).click();
    await expect(page.locator(".app-sheet__head")).toContainText("Confidential");
  });
});
