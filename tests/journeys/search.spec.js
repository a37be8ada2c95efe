// Words are found where they were written: within one file, or across the files one works with, and nowhere else.
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, myChildren, signInWithChildren } from "../browser/children.js";

const NOW = "2026-11-24T14:30:00Z";

test.beforeEach(async ({ authority }) => authority.setClock(NOW));

async function record(page, path, words) {
  await page.goto(`${path}/record/telephone_call`);
  await page.getByLabel("Key issues").fill(words);
  await page.getByRole("button", { name: "Save to the file, finish later" }).click();
  await expect(page).toHaveURL(/\/entries\//);
}

async function search(page, path, words) {
  await page.goto(path);
  await page.getByLabel("Words", { exact: true }).fill(words);
  await page.locator("main").getByRole("button", { name: "Search" }).click();
}

test("words in a child’s file are found with what stands around them, and never stand in an address or the log", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await record(page, children[0].path, "He keeps a Zebrafish in a jar, and the zebrafish is called Otto.");
  await search(page, `${children[0].path}/search`, "zebraf");
  await expect(page.getByRole("heading", { name: "1 entry found" })).toBeVisible();
  await expect(page.locator("mark")).toHaveText(["Zebrafish", "zebrafish"]);
  await expect(page.locator(".app-found")).toContainText("He keeps a Zebrafish in a jar");
  expect(page.url()).not.toContain("zebra");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  expect(authority.log.toLowerCase()).not.toContain("zebraf");
  await search(page, `${children[1].path}/search`, "zebrafish");
  await expect(page.getByRole("heading", { name: "Nothing found in this file" })).toBeVisible();
  await checkAccessible(page);
});

test("a search of nothing, or of one letter, asks for a word", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await search(page, `${children[0].path}/search`, " a ");
  expect(await errorSummary(page)).toEqual(["Enter a word of two letters or more"]);
  await checkAccessible(page);
});

test("[1.14] a search across records shows only files one works with, and each file shown says so to its readers", async ({ page, authority }) => {
  const mine = await signInWithChildren(page, authority);
  await record(page, mine.children[0].path, "A quokkatest was drawn on the wall.");
  await search(page, "/search", "quokkatest");
  await expect(page.locator(".app-found")).toHaveCount(1);
  await expect(page.locator(".app-found")).toContainText(mine.children[0].name);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.goto(`${mine.children[0].path}/readers`);
  await expect(page.getByText("Found in a search across records").first()).toBeAttached();

  const paths = mine.children.map((child) => child.path);
  let stranger = null;
  for (const user of authority.users.filter(({ role }) => role === "practitioner")) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    if (!(await myChildren(page)).some((child) => paths.includes(child.path))) {
      stranger = user;
      break;
    }
  }
  expect(stranger).not.toBeNull();
  await search(page, "/search", "quokkatest");
  await expect(page.getByRole("heading", { name: "Nothing found on the files you work with" })).toBeVisible();
  await checkAccessible(page);
});

test("a common word shows the newest entries and asks to narrow the search", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority, "team_leader");
  expect(children.length).toBeGreaterThan(0);
  await search(page, "/search", "the");
  await expect(page.getByText(/Showing the newest \d+\. Narrow it: add a word or search within one child\./)).toBeVisible();
  const days = (await page.locator(".app-found p:first-child a:first-child").allTextContents()).map((text) => Date.parse(text.match(/^\d+ \w+ \d{4}/)?.[0] ?? "")).filter((day) => !Number.isNaN(day));
  expect(days).toEqual([...days].sort((one, other) => other - one));
  await checkAccessible(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("words are found in a file", async ({ page, authority }) => {
    const { children } = await signInWithChildren(page, authority);
    await record(page, children[0].path, "An axolotltest lives in the bath.");
    await search(page, `${children[0].path}/search`, "axolotltest");
    await expect(page.locator("mark")).toHaveText("axolotltest");
  });
});
