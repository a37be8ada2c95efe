// From where, when and with which device somebody may do what their role may: rules that hold once the council has named its networks.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { signInWithChildren } from "../browser/children.js";
import { somebody } from "../browser/entries.js";

const HERE = ["--network", "127.0.0.0/8", "--network", "::1"];
const ELSEWHERE = ["--network", "10.20.0.0/16"];
const main = (page) => page.getByRole("main");
const after = (minutes) => new Date(new Date(STORY_ENDS).getTime() + minutes * 60_000).toISOString();

test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

test("[8.2.4] away from the council’s own networks nobody keeps accounts or prints; the page says which rule and whom to ask, the log why, and reading goes on", async ({ page, browser, authority }) => {
  const log = join(authority.folder, "away.log");
  await authority.serveAnew(...ELSEWHERE, "--access-log", log);
  await signIn(page, authority, authority.userWithRole("administrator").name);
  await expect(main(page)).toContainText("Your role, System administrator, keeps accounts and teams only from the council’s own networks.");
  await expect(page.getByRole("link", { name: "Staff", exact: true })).toHaveCount(0);
  expect((await page.goto("/staff")).status()).toBe(403);
  await expect(main(page)).toContainText("Your role, System administrator, may do this only from the council’s own networks. Ask an administrator who is at work");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);

  const worker = await (await browser.newContext({ baseURL: authority.url })).newPage();
  const { children, user } = await signInWithChildren(worker, authority);
  expect((await worker.goto(`${children[0].path}/file`)).status()).toBe(200);
  await expect(main(worker).getByRole("link", { name: "Print" })).toHaveCount(0);
  expect((await worker.goto(`${children[0].path}/print`)).status()).toBe(403);
  await expect(main(worker)).toContainText("may do this only from the council’s own networks");
  const refused = readFileSync(log, "utf8").trim().split("\n").map((line) => JSON.parse(line)).filter((line) => line.refused);
  expect(refused.map(({ route, refused: why }) => [route, why])).toEqual([["/staff", "network"], ["/children/{child}/print", "network"]]);

  await authority.serveAnew(...HERE);
  expect((await page.goto("/staff")).status()).toBe(200);
  await worker.goto(`${children[0].path}/file`);
  await expect(main(worker).getByRole("link", { name: "Print" }).first()).toBeVisible();
  expect(user.role).toBe("practitioner");
  await worker.context().close();
});

test("[8.2.4] business support and inspectors open records in working hours alone, and whoever is on duty at any time", async ({ page, browser, authority }) => {
  await authority.serveAnew(...HERE);
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const open = async (role) => {
    const made = await somebody(browser, authority, authority.userWithRole(role));
    const status = (await made.page.goto(child)).status();
    return { ...made, status, close: () => made.page.context().close() };
  };
  for (const role of ["business_support", "inspector", "duty"]) {
    const made = await open(role);
    expect(made.status, role).toBe(200);
    await made.close();
  }
  await authority.setClock("2026-11-23T21:14:00Z");
  const support = await open("business_support");
  expect(support.status).toBe(403);
  await expect(main(support.page)).toContainText("Your role, Business support, may do this only on working days from 7am to 8pm. It is 23 November 2026 at 9:14pm. What cannot wait goes to the duty worker.");
  await checkAccessible(support.page);
  await checkNoHorizontalScroll(support.page);
  for (const address of ["/find", "/search", `${child}/details`, `${child}/allocation`]) expect((await support.page.request.get(address)).status(), address).toBe(403);
  await support.page.goto("/");
  await expect(main(support.page)).toContainText("Your role, Business support, opens records only on working days from 7am to 8pm.");
  expect((await support.page.request.get("/account")).status()).toBe(200);
  await checkAccessible(support.page);
  await support.close();
  for (const [role, status] of [["inspector", 403], ["duty", 200]]) {
    const made = await open(role);
    expect(made.status, role).toBe(status);
    await made.close();
  }
  await authority.setClock("2026-11-28T10:00:00Z"); // a Saturday
  for (const [role, status] of [["business_support", 403], ["duty", 200]]) {
    const made = await open(role);
    expect(made.status, role).toBe(status);
    await made.close();
  }
});

test("[8.2.4] on a device not seen before somebody reads, and is asked again who they are before printing; the next day on the same device they are not", async ({ browser, authority }) => {
  await authority.serveAnew(...HERE);
  const scout = await (await browser.newContext({ baseURL: authority.url })).newPage();
  const { children, user } = await signInWithChildren(scout, authority);
  await scout.context().close();
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const print = `${children[0].path}/print`;
  const confirmation = (page) => page.getByRole("heading", { name: "Confirm that it is you" });

  const first = await somebody(browser, authority, user, { userAgent });
  await authority.setClock(after(6));
  expect((await first.page.goto(`${children[0].path}/file`)).status()).toBe(200);
  await first.page.goto(print);
  await expect(confirmation(first.page)).toBeVisible();
  await first.page.getByLabel("Password", { exact: true }).fill(user.password);
  await first.page.getByRole("button", { name: "Continue" }).click();
  await expect(first.page.getByRole("heading", { level: 1 })).toHaveText("Print the file");
  await first.page.context().close();

  await authority.setClock(after(24 * 60));
  const again = await somebody(browser, authority, user, { userAgent });
  await authority.setClock(after(24 * 60 + 6));
  await again.page.goto(print);
  await expect(again.page.getByRole("heading", { level: 1 })).toHaveText("Print the file");
  await again.page.context().close();
});

test("[8.2.4] anybody reads the rules of place, time and device under Help and in its spreadsheet, and whether they hold here", async ({ page, authority }) => {
  await authority.serveAnew();
  await signIn(page, authority, authority.userWithRole("business_support").name);
  await page.goto("/help/access");
  await expect(main(page)).toContainText("This authority has not said which networks are its own, so none of its rules of place, time and device holds.");
  const lines = async () => (await (await page.request.get("/help/access.csv")).text()).trim().split("\r\n");
  expect(await lines()).toContain('November 2026,Business support,Only on working days from 7am to 8pm,Open records,"No, this authority has named no networks"');
  await authority.serveAnew(...HERE);
  await page.goto("/help/access");
  const row = page.getByRole("row").filter({ hasText: "on working days from 7am to 8pm" });
  await expect(row.filter({ hasText: "Business support" })).toContainText("What cannot wait goes to the duty worker.");
  await expect(page.getByRole("row").filter({ hasText: "Keep accounts and teams" }).filter({ hasText: "Every role" })).toContainText("from the council’s own networks");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  expect(await lines()).toContain("November 2026,System administrator,Only from the council’s own networks,Keep accounts and teams,Yes");
});

test("[8.2.4] what is no network is refused in plain words before anything is served", async ({ authority }) => {
  const { status, said } = authority.run("serve", ...authority.place, "--port", "0", "--network", "10.20.7.1/16");
  expect(status).toBe(1);
  expect(said).toContain("--network takes a network such as 10.20.0.0/16 or 2001:db8::/32, not 10.20.7.1/16.");
});
