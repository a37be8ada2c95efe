// From a name as somebody heard it to the child's file.
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";

/** The name the wrong way round, a doubled letter single or a single one doubled. */
function misspelt(name) {
  const words = name.split(" ").reverse();
  return words.map((word) => (word.length < 4 ? word : word.slice(0, 2) + word[1] + word.slice(2))).join(" ");
}

function search(page) {
  return page.getByRole("search", { name: "Children" });
}

async function find(page, words) {
  await page.goto("/find");
  await search(page).getByLabel("Name, birth date or number").fill(words);
  await search(page).getByRole("button", { name: "Search" }).click();
}

test("[2.1] a misspelt, reversed name leads to the child’s file in one page, one click and one input after it is typed", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const [child] = children;
  await find(page, misspelt(child.name));
  const found = page.locator(`main table a[href="${child.path}"]`);
  await expect(found).toHaveText(child.name);
  await expect(page).toHaveURL(/\/find$/);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await found.click();
  await expect(page).toHaveURL(new RegExp(`${child.path}$`));
});

test("[2.1] a file number goes straight to the child", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const [child] = children;
  await find(page, child.name);
  const row = page.getByRole("row").filter({ has: page.locator(`a[href="${child.path}"]`) });
  const number = (await row.textContent()).match(/\d\d-\d{6}/)[0];
  await find(page, number);
  await expect(page).toHaveURL(new RegExp(`${child.path}$`));
});

test("[A6.14] nobody found: what to try is said, and a new child can be recorded", async ({ page, authority }) => {
  await signIn(page, authority, authority.userWithRole("practitioner").name);
  await find(page, "Zzyzx Qwortl");
  await expect(page.getByRole("heading", { name: "No child found" })).toBeVisible();
  await expect(page.getByText("try a former name")).toBeVisible();
  await checkAccessible(page);
  await page.getByRole("button", { name: "Record a new child" }).click();
  await expect(page).toHaveURL(/\/children\/new$/);
});

test("[4.7] an empty search says what to enter; an administrator finds no children", async ({ page, authority }) => {
  await signIn(page, authority, authority.userWithRole("practitioner").name);
  await find(page, " ");
  expect(await errorSummary(page)).toEqual(["Enter a name, birth date or number"]);
  await page.context().clearCookies();
  await signIn(page, authority, authority.userWithRole("administrator").name);
  const answer = await page.goto("/find");
  expect(answer.status()).toBe(403);
});
