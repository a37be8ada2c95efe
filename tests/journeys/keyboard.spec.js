// The work of a day without a mouse: every step is reached with Tab, seen to be reached, and taken with Enter, Space or letters.
import { expect, test } from "../browser/authority.js";
import { signInWithChildren } from "../browser/children.js";
import { leaderOf } from "../browser/entries.js";

test.beforeEach(async ({ authority }) => authority.setClock("2026-11-24T14:30:00Z"));

const TABS_LIMIT = 200; // once round a page

/** Presses Tab until that is reached, and sees that focus shows and is not hidden behind anything (WCAG 2.2, 2.4.7 and 2.4.11). */
async function reach(page, target) {
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  for (let tabs = 0; tabs < TABS_LIMIT && !(await isFocused()); tabs += 1) await page.keyboard.press("Tab");
  const shown = await target.evaluate((element) => {
    if (element !== document.activeElement) return "not reached";
    const marks = (node) => node && ((style) => style.outlineStyle !== "none" || style.boxShadow !== "none")(getComputedStyle(node));
    const besides = element.labels?.[0] ? [getComputedStyle(element.labels[0], "::before").boxShadow !== "none"] : [];
    if (!marks(element) && !besides.some(Boolean)) return "reached and not marked";
    const { left, top, width, height } = element.getBoundingClientRect();
    const above = document.elementFromPoint(left + Math.min(width / 2, 20), top + Math.min(height / 2, 10));
    const isLabel = [...(element.labels ?? [])].some((label) => label.contains(above));
    return element.contains(above) || above?.contains(element) || isLabel ? "seen" : "hidden behind something";
  });
  expect(shown, `focus on ${target}`).toBe("seen");
}

async function press(page, target, key = "Enter") {
  await reach(page, target);
  await page.keyboard.press(key);
}

async function type(page, target, words) {
  await reach(page, target);
  await page.keyboard.type(words);
}

test("[5.1] a child is opened and a telephone call recorded and completed with the keyboard alone", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto("/");
  await press(page, page.locator("main table").getByRole("link", { name: children[0].name, exact: true }));
  await expect(page).toHaveURL(new RegExp(`${children[0].path}$`));
  const form = page.locator("form.app-composer");
  await press(page, page.locator("summary", { hasText: "Record a telephone call" }));
  await press(page, form.getByRole("checkbox").nth(1), "Space");
  await type(page, form.getByLabel("Key issues"), "Mum rang: the boiler is mended.");
  await press(page, form.getByLabel("No actions were agreed"), "Space");
  await press(page, form.getByRole("button", { name: "Complete" }));
  await expect(page.getByText("Completed and locked.")).toBeVisible();
  await expect(page.locator("article").first()).toContainText("Mum rang: the boiler is mended.");
});

test("[5.7] what is missing is gone to from the error summary, and a home visit completed, with the keyboard alone", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(children[0].path);
  await press(page, page.getByRole("link", { name: "Home visit" }));
  await press(page, page.getByRole("button", { name: "Complete" }));
  await expect(page.locator(".govuk-error-summary")).toBeFocused();
  await press(page, page.locator(".govuk-error-summary").getByRole("link", { name: "Enter the key issues" }));
  await expect(page.getByLabel("Key issues")).toBeFocused();
  await page.keyboard.type("All at home, and well.");
  await press(page, page.getByRole("group", { name: "Who took part" }).getByRole("checkbox").first(), "Space"); // round by the head of the page
  await press(page, page.getByRole("radio", { name: "Seen, and seen alone" }).first(), "Space");
  await press(page, page.getByLabel("No actions were agreed"), "Space");
  await press(page, page.getByRole("button", { name: "Complete" }));
  await expect(page.getByText("Completed and locked.")).toBeVisible();
});

test("[4.11] [A6.33] a manager narrows the file, reads the chronology and says so with the keyboard alone", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const { page: desk } = await leaderOf(browser, authority, children[0].path);
  await desk.goto(children[0].path);
  await press(desk, desk.getByRole("link", { name: "File", exact: true }));
  await press(desk, desk.locator("summary", { hasText: "Filter" }));
  await press(desk, desk.getByRole("button", { name: "Show these" }));
  await press(desk, desk.getByRole("link", { name: "Chronology", exact: true }));
  await expect(desk.getByRole("heading", { level: 1 })).toContainText("Chronology");
  await press(desk, desk.getByRole("link", { name: "File", exact: true }));
  await press(desk, desk.getByRole("button", { name: "I have read this file" }));
  await press(desk, desk.getByRole("radio").first(), "Space");
  await type(desk, desk.getByLabel("What you found"), "The visits are written up the same day.");
  await press(desk, desk.getByRole("button", { name: "Record that I have read this file" }));
  await expect(desk.locator("article").first()).toContainText("The visits are written up the same day.");
});
