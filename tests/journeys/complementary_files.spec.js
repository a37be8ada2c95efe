// Another service on the same case holds a file of its own under the child: its worker reads and writes that file and nothing else.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { recordCall, somebody } from "../browser/entries.js";

/** Opens a file of a residential service for this child, held by the first carer or provider; answers its address. */
async function openService(page, child, holder, provider) {
  await page.goto(`${child}/services`);
  await page.getByLabel("Service", { exact: true }).selectOption({ label: "Residential service" });
  await page.getByLabel("Home, agency or carer").fill(provider);
  await page.getByLabel("User name of who holds the file").fill(holder.name);
  await page.getByRole("button", { name: "Open the file" }).click();
  return page.getByRole("link", { name: `Residential service, ${provider}` }).getAttribute("href");
}

async function fillCall(page, words) {
  await page.getByRole("group", { name: "Who took part" }).getByRole("checkbox").first().check();
  await page.getByLabel("Key issues").fill(words);
  await page.getByLabel("No actions were agreed").check();
  await page.locator("summary", { hasText: "Interpreter" }).click();
  await page.getByLabel("An interpreter was used").check();
}

test("[3.3] a service’s worker reads and writes the file they hold, and the social worker reads it in the child’s own file", async ({ page, browser, authority }) => {
  const holder = authority.userWithRole("provider");
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  await page.goto(`${child}/people`);
  await page.getByRole("link", { name: "Other services on this case" }).click();
  await page.getByRole("button", { name: "Open the file" }).click();
  expect(await errorSummary(page)).toEqual(["Select the service", "Enter the user name of who holds the file"]);
  await page.getByLabel("Service", { exact: true }).selectOption({ label: "Residential service" });
  await page.getByLabel("User name of who holds the file").fill(authority.userWithRole("administrator").name);
  await page.getByRole("button", { name: "Open the file" }).click();
  expect((await errorSummary(page))[0]).toContain("role does not hold complementary files");
  await checkAccessible(page);
  const file = await openService(page, child, holder, "Heron House");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);

  const carer = await somebody(browser, authority, holder);
  await carer.page.goto("/");
  await expect(carer.page.getByRole("heading", { name: "My files" })).toBeVisible();
  await checkAccessible(carer.page);
  await carer.page.locator(`a[href="${file}"]`).click();
  await expect(carer.page.getByText("Nothing is recorded on this file yet.")).toBeVisible();
  await expect(carer.page.getByRole("navigation", { name: "This child" })).toHaveCount(0);
  await checkAccessible(carer.page);
  await carer.page.locator("summary", { hasText: "Record on this file" }).click();
  await carer.page.getByRole("link", { name: "Telephone call" }).click();
  await expect(carer.page.getByText("Why are you recording on this file?")).toHaveCount(0);
  await fillCall(carer.page, "Rang home from the landing at bedtime.");
  await carer.page.getByRole("button", { name: "Save to the file, finish later" }).click();
  await carer.page.getByRole("button", { name: "Change or complete" }).click();
  await carer.page.getByLabel("Key issues").fill("Rang home from the landing at bedtime, and was calm after it.");
  await carer.page.getByRole("button", { name: "Complete" }).click();
  await expect(carer.page.getByText("Completed and locked.")).toBeVisible();
  await expect(carer.page.getByRole("link", { name: "It is on the wrong child’s file" })).toHaveCount(0);
  await checkAccessible(carer.page);
  await carer.page.goto(file);
  await expect(carer.page.getByText("and was calm after it.").first()).toBeVisible();

  await page.goto(`${child}/file`);
  const entry = page.locator("article", { hasText: "and was calm after it." });
  await expect(entry.getByText("Complementary file")).toBeVisible();
  await page.goto(file);
  await expect(page.getByText("and was calm after it.").first()).toBeVisible();
  await page.goto(`${child}/readers`);
  await expect(page.getByText("Holds the complementary file").first()).toBeVisible();
  await carer.page.context().close();
});

test("[3.3] whoever holds another service’s file opens nothing else of the record, by any address", async ({ page, browser, authority }) => {
  const holder = authority.userWithRole("provider");
  const { children } = await signInWithChildren(page, authority);
  const child = children[1].path;
  const file = await openService(page, child, holder, "Kite House");
  const mainEntry = await recordCall(page, child, "A call of the social worker alone.");
  const carer = await somebody(browser, authority, holder);
  const number = file.split("/").pop();
  for (const address of [child, `${child}/file`, `${child}/chronology`, `${child}/people`, `${child}/services`, `${child}/record`, `${child}/readers`, mainEntry, `${mainEntry}/versions`, `${child}/record/telephone_call`, `${children[0].path}/services/${number}`, "/find", "/search"]) {
    const answer = await carer.page.goto(address);
    expect([403, 404], address).toContain(answer.status());
    expect(await answer.text(), address).not.toContain("A call of the social worker alone.");
  }
  await carer.page.goto(`${child}/record/telephone_call?complementary=${number}`);
  for (const other of children.slice(2)) await expect(carer.page.getByLabel(other.name)).toHaveCount(0);
  const form = await carer.page.locator("form.app-composer").evaluate((one) => Object.fromEntries(new FormData(one)));
  const answer = await carer.page.request.post(`${child}/record/telephone_call`, { form: { ...form, complementary: "" }, maxRedirects: 0 });
  expect(answer.status()).toBe(403);
  await carer.page.context().close();
});

test("[3.3] a service ends only with what it did and what came of it, which stay on the record, and its worker opens the file no more", async ({ page, browser, authority }) => {
  const holder = authority.userWithRole("provider");
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const file = await openService(page, child, holder, "Linnet House");
  const carer = await somebody(browser, authority, holder);
  await carer.page.goto(file);
  await carer.page.getByRole("button", { name: "End this service" }).click();
  await checkAccessible(carer.page);
  await carer.page.getByLabel("Outcome").fill("Sleeps through, and cooks twice a week.");
  await carer.page.getByRole("button", { name: "End the service" }).click();
  expect(await errorSummary(carer.page)).toEqual(["Enter what the service did"]);
  await expect(carer.page.getByLabel("Outcome")).toHaveValue("Sleeps through, and cooks twice a week.");
  await carer.page.getByLabel("Summary of involvement").fill("Four months of a bed and a key worker.");
  await carer.page.getByRole("button", { name: "End the service" }).click();
  await expect(carer.page).toHaveURL(/\/$/);
  expect((await carer.page.goto(file)).status()).toBe(403);
  await page.goto(file);
  await expect(page.getByText("Four months of a bed and a key worker.")).toBeVisible();
  await expect(page.getByRole("button", { name: "End this service" })).toHaveCount(0);
  await page.goto(`${child}/services`);
  await expect(page.getByText("Sleeps through, and cooks twice a week.")).toBeVisible();
  await carer.page.context().close();
});

test("[3.3] a file changes hands: the new holder opens it at the next click, and the one before does not", async ({ page, browser, authority }) => {
  const holder = authority.userWithRole("provider");
  const { user, children } = await signInWithChildren(page, authority);
  const next = authority.users.find((one) => one.role === "family_support");
  const child = children[0].path;
  const file = await openService(page, child, holder, "Swift House");
  const carer = await somebody(browser, authority, holder);
  expect((await carer.page.goto(file)).status()).toBe(200);
  await page.goto(file);
  await page.getByLabel("User name of who holds the file").fill(holder.name);
  await page.getByRole("button", { name: "Change the holder" }).click();
  expect((await errorSummary(page))[0]).toContain("holds this file already");
  await page.getByLabel("User name of who holds the file").fill(next.name);
  await page.getByRole("button", { name: "Change the holder" }).click();
  expect((await carer.page.goto(file)).status()).toBe(403);
  const other = await somebody(browser, authority, next);
  expect((await other.page.goto(file)).status()).toBe(200);
  expect(user.name).not.toBe(next.name);
  for (const one of [carer, other]) await one.page.context().close();
});
