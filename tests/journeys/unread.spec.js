// Files that no manager has read for too long come to whoever leads the team.
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";

const NOW = "2027-06-01T09:00:00Z"; // half a year after the story ends: every open file is due

const rows = (page) => page.locator("main table tbody tr");
const listed = async (page) => Number((await page.getByText(/of your teams that no manager has recorded reading for 90 days/).textContent()).match(/^\d+/)[0]);

/** Signs in as the leader with the most files to read, and opens the list. */
async function openLongestList(page, authority) {
  let longest = { files: 0 };
  for (const user of authority.users.filter(({ role }) => role === "team_leader" || role === "service_manager")) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    const words = await page.getByRole("link", { name: /^Files to read/ }).textContent();
    const files = Number(words.match(/\d+/)?.[0] ?? 0);
    if (files > longest.files) longest = { files, user };
  }
  await page.context().clearCookies();
  await signIn(page, authority, longest.user.name);
  await page.getByRole("link", { name: `Files to read: ${longest.files} files no manager has read for 90 days` }).click();
  return longest;
}

test.beforeEach(async ({ authority }) => authority.setClock(NOW));

test("[4.11] files that no manager has read for too long are listed for the leader, the longest first and page by page, and reading one takes it off", async ({ page, authority }) => {
  const { files } = await openLongestList(page, authority);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Files to read");
  expect(await listed(page)).toBe(files);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const lines = [];
  for (;;) {
    lines.push(...(await rows(page).locator("td:nth-child(2)").allTextContents()));
    const next = page.getByRole("link", { name: /^Next/ });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  expect(lines.length).toBe(files);
  const days = lines.map((line) => (line.startsWith("Never") ? 0 : Date.parse(line.replace(/ by .*/, ""))));
  expect(days).toEqual([...days].sort((one, other) => one - other));

  await page.goto("/files-to-read");
  const first = rows(page).first().getByRole("link");
  const file = await first.getAttribute("href");
  await first.click();
  await page.getByRole("button", { name: "I have read this file" }).click();
  await page.getByLabel("Supervision").check();
  await page.getByRole("button", { name: "Record that I have read this file" }).click();
  await page.goto(file.replace("/file", ""));
  await expect(page.getByText(/^Last read by a manager: 1 Jun 2027 by /)).toBeVisible();
  await page.goto("/files-to-read");
  expect(await listed(page)).toBe(files - 1);
  await expect(page.locator(`main a[href="${file}"]`)).toHaveCount(0);
});

test("[4.11] only managers are shown what waits to be read", async ({ page, authority }) => {
  await signIn(page, authority, authority.userWithRole("practitioner").name);
  await expect(page.getByRole("link", { name: /^Files to read/ })).toHaveCount(0);
  expect((await page.goto("/files-to-read")).status()).toBe(403);
});
