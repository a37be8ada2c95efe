// What one person may not do alone.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren } from "../browser/children.js";
import { inLine, somebody } from "../browser/entries.js";
import { nameOf } from "../browser/staff.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

const waiting = (page) => page.getByRole("link", { name: /^A second person is needed to lift the restriction of/ });

async function askToLift(page, child) {
  await page.goto(`${child}/access/restriction`);
  await page.getByLabel("Why it is no longer needed").fill("The aunt has left the service");
  await page.getByRole("button", { name: "Ask to lift it" }).click();
}

test("[2.6] one person asks to lift a restriction and another agrees within a day, each having just shown who they are; later it is asked anew", async ({ page, browser, authority }) => {
  await authority.setClock("2026-11-23T09:00:00Z");
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const [manager, head] = [await inLine(browser, authority, child, "service_manager"), await inLine(browser, authority, child, "head_of_service")];
  await manager.page.goto(`${child}/access/restriction`);
  await manager.page.getByLabel("A member of staff or their relative").check();
  await manager.page.getByLabel("What it is about").fill("Her aunt works in the front door team");
  for (const who of [page, manager.page, head.page]) await manager.page.getByRole("group", { name: "Who goes on opening it" }).getByLabel(await nameOf(who)).check();
  await manager.page.getByRole("button", { name: "Restrict", exact: true }).click();

  // Ten minutes after the sign-in it is asked again, and nothing is lost by that.
  await authority.setClock("2026-11-23T09:10:00Z");
  await askToLift(manager.page, child);
  await expect(manager.page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  await manager.page.getByLabel("Password", { exact: true }).fill(manager.user.password);
  await manager.page.getByRole("button", { name: "Continue" }).click();
  await expect(manager.page.getByText("asks to lift it: The aunt has left the service")).toBeVisible();
  await manager.page.goto(`${child}/access/restriction`);
  await expect(manager.page.getByText("Somebody else who may restrict files must agree by 24 Nov 2026, 9:10am.")).toBeVisible();
  await manager.page.goto("/");
  await expect(waiting(manager.page)).toHaveCount(0);
  await head.page.goto("/");
  await waiting(head.page).click();
  await expect(head.page.getByRole("button", { name: "Agree and lift the restriction" })).toBeVisible();
  await checkAccessible(head.page);
  await checkNoHorizontalScroll(head.page);

  // A day later the request is void.
  await authority.setClock("2026-11-24T09:10:00Z");
  const [later, other] = [await somebody(browser, authority, head.user), await somebody(browser, authority, manager.user)];
  await expect(waiting(later.page)).toHaveCount(0);
  await later.page.goto(`${child}/access/restriction`);
  await expect(later.page.getByRole("button", { name: "Agree and lift the restriction" })).toHaveCount(0);
  const csrf = await later.page.locator('input[name="csrf"]').first().getAttribute("value");
  const late = await later.page.request.post(`${child}/access/restriction/end`, { form: { csrf }, headers: { Origin: authority.url } });
  expect(await late.text()).toContain("it was asked too long ago");

  await askToLift(later.page, child);
  await other.page.goto("/");
  await waiting(other.page).click();
  await other.page.getByRole("button", { name: "Agree and lift the restriction" }).click();
  await expect(other.page.getByText("This file is not restricted")).toBeVisible();
});
