// What people are told by email, through a real mail server, and what becomes of emails when there is none.
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren, strangersTo } from "../browser/children.js";
import { breakGlass, leaderOf, somebody } from "../browser/entries.js";
import { MailServer } from "../browser/mail_server.js";
import { openUser } from "../browser/staff.js";

const addressOf = ({ name }) => `${name}@marlbridge.example`;
const worker = (authority, number) => authority.users.filter(({ role }) => role === "practitioner").at(-1 - number); // not whom others sign in as
const after = (minutes) => new Date(new Date(STORY_ENDS).getTime() + minutes * 60_000).toISOString();

let mail;
test.beforeAll(async ({ authority }) => {
  mail = await MailServer.start();
  await authority.serveAnew("--mail-server", mail.address, "--mail-from", "firsthand@marlbridge.example");
});
test.afterAll(() => mail.end());
test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

const administrator = async (browser, authority) => (await somebody(browser, authority, authority.userWithRole("administrator"))).page;
const emails = (address, subject) => mail.to(address).filter((email) => email.subject === subject);

test("a changed password is told by email to whoever it belongs to, with neither a name nor a link [ASVS 6.3.7]", async ({ browser, authority }) => {
  const user = worker(authority, 0);
  const { page } = await somebody(browser, authority, user);
  await page.goto("/account");
  await expect(page.getByText(addressOf(user))).toBeVisible();
  await page.getByRole("link", { name: "Change password" }).click();
  await page.getByLabel("Current password").fill(user.password);
  await page.getByLabel("New password", { exact: true }).fill("seven quiet herons upstream");
  await page.getByLabel("New password again").fill("seven quiet herons upstream");
  await page.getByRole("button", { name: "Change your password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  const subject = "Firsthand: something happened in your account";
  await expect.poll(() => emails(addressOf(user), subject).filter(({ text }) => text.includes("Your password was changed, 23 November 2026")).length).toBe(1);
  for (const { text, source } of emails(addressOf(user), subject)) {
    expect(text).not.toContain("http");
    const shown = (await page.locator('a[href="/account"]').first().textContent()).split(": ").pop().trim();
    expect(text).not.toContain(shown);
    expect(source.headers.get("auto-submitted")).toBe("auto-generated");
    expect(source.headers.get("from").value[0].address).toBe("firsthand@marlbridge.example");
  }
});

test("a sign-in from a browser not seen before is told by email [ASVS 6.3.5]", async ({ browser, authority }) => {
  const user = worker(authority, 1);
  await (await somebody(browser, authority, user)).page.context().close();
  await (await somebody(browser, authority, user, { userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" })).page.context().close();
  await expect.poll(() => mail.to(addressOf(user)).filter(({ text }) => text.includes("a browser and address not seen before")).length).toBe(1);
});

test("a use of break-glass reaches the child's manager and whoever reviews access within seconds, and names nobody [A2.2]", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const { path, name } = children[0];
  const leader = (await leaderOf(browser, authority, path)).user;
  const reviewer = authority.userWithRole("information_governance");
  const [stranger] = await strangersTo(browser, authority, [path]);
  const other = (await somebody(browser, authority, stranger)).page;
  await other.goto(path);
  await breakGlass(other, stranger, "The ward asked who her worker is");
  for (const told of [leader, reviewer])
    await expect.poll(() => emails(addressOf(told), "Firsthand: somebody broke the glass").length).toBe(1);
  expect(emails(addressOf(stranger), "Firsthand: somebody broke the glass")).toEqual([]);
  for (const { text } of emails(addressOf(leader), "Firsthand: somebody broke the glass"))
    for (const word of [...name.split(/\s+/), "ward", "http"]) expect(text).not.toContain(word);
});

test("while the mail server is away work goes on, and the email arrives once when it is back", async ({ browser, authority }) => {
  const page = await administrator(browser, authority);
  await openUser(page, authority.userWithRole("administrator").name);
  const address = addressOf(authority.userWithRole("administrator"));
  await expect(page.getByText(address)).toBeVisible();
  await mail.end();
  await page.goto("/staff/emails");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const pressed = Date.now();
  await page.getByRole("button", { name: "Send a test email to my address" }).click();
  await expect(page.getByText("A test email is on its way")).toBeVisible();
  expect(Date.now() - pressed).toBeLessThan(3_000);
  await expect(async () => {
    await page.goto("/staff/emails");
    await expect(page.getByText("What the server said last")).toBeVisible({ timeout: 100 });
  }).toPass();
  await mail.begin();
  await authority.setClock(after(2));
  await expect.poll(() => emails(address, "Firsthand: a test email").length).toBe(1);
  await authority.setClock(after(10));
  await expect(async () => {
    await page.goto("/staff/emails");
    await expect(page.getByText("Nothing", { exact: true })).toBeVisible({ timeout: 100 });
  }).toPass();
  expect(emails(address, "Firsthand: a test email").length).toBe(1);
});

test("an email that the server refuses for good is shown to administrators with why, and tried again once the address is right", async ({ browser, authority }) => {
  const user = worker(authority, 2);
  mail.refused.add(addressOf(user));
  await (await somebody(browser, authority, user)).page.context().close();
  await (await somebody(browser, authority, user, { userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15" })).page.context().close();
  const page = await administrator(browser, authority);
  await expect(async () => {
    await page.goto("/");
    await expect(page.getByText("Some emails to staff could not be sent.")).toBeVisible({ timeout: 100 });
  }).toPass();
  await page.getByRole("link", { name: "See which" }).click();
  const row = page.getByRole("row").filter({ hasText: "something happened in your account" });
  await expect(row).toContainText("550");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await openUser(page, user.name);
  await page.getByRole("button", { name: "Change details" }).click();
  await page.getByLabel("Work email address").fill("no address");
  await page.getByRole("button", { name: "Keep the changes" }).click();
  await expect(page.locator(".govuk-error-summary")).toContainText("Enter an email address like name@council.gov.uk");
  await page.getByLabel("Work email address").fill("right@marlbridge.example");
  await page.getByRole("button", { name: "Keep the changes" }).click();
  await page.goto("/staff/emails");
  await page.getByRole("button", { name: "Try all of them again" }).click();
  await expect(page.getByText("The emails are tried again.")).toBeVisible();
  await expect.poll(() => mail.to("right@marlbridge.example").length).toBe(1);
  await page.goto("/staff/emails");
  await expect(page.getByText("None.", { exact: true })).toBeVisible();
});

test("where no mail server is named the page says so, and nothing fails", async ({ browser, authority }) => {
  await authority.serveAnew();
  const page = await administrator(browser, authority);
  await page.goto("/staff/emails");
  await expect(page.getByText("No emails are sent. Whoever runs Firsthand names a mail server")).toBeVisible();
  await checkAccessible(page);
});
