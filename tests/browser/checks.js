// What every page is held to: usable with assistive technology, and on a phone.
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";

// The markup is the same on every database, so that it is looked at where the authority is in a file.
const IS_LOOKED_AT = !process.env.FIRSTHAND_POSTGRESQL;
const AXE_LIMIT = 15_000;
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No fault that axe can find. A page without its stylesheet would be judged nonsense, so that is asserted first. */
export async function checkAccessible(page) {
  await assertStyled(page);
  if (!IS_LOOKED_AT) return;
  const results = await within(AXE_LIMIT, "axe", new AxeBuilder({ page }).withTags(WCAG).analyze());
  const faults = results.violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `    ${node.html}`).join("\n")}`);
  expect(faults, `accessibility of ${page.url()}`).toEqual([]);
}

export async function assertStyled(page) {
  const rules = await page.evaluate(() => [...document.styleSheets].find((sheet) => /\/assets\/app\.(\w+\.)?css$/.test(sheet.href))?.cssRules.length ?? 0);
  expect(rules, "rules in the page's stylesheet").toBeGreaterThan(100);
}

/** Nothing reaches past the edge at 375 px; the fault names what does. The window's size is put back. */
export async function checkNoHorizontalScroll(page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 375, height: 812 });
  const wide = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    const past = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > edge + 1);
    return [`the page is ${document.documentElement.scrollWidth} px wide`, ...past.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];
  });
  await page.setViewportSize(size);
  expect(wide, `what is too wide for a phone on ${page.url()}`).toEqual([]);
}

/** axe waits for ever in some pages without JavaScript: every wait has an end. */
async function within(milliseconds, what, promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
