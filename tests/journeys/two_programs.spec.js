// Several programs serve one authority when its database is a server.
import { expect, signIn, test } from "../browser/authority.js";
import { signInWithChildren } from "../browser/children.js";
import { leaderOf, recordCall } from "../browser/entries.js";

test.skip(!process.env.FIRSTHAND_POSTGRESQL, "an authority in a file is served by one program, and a second is refused");

test("[5.1] [1.14] what is recorded through one program is read at once through another, and each reading is known to both", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const { user: leader } = await leaderOf(browser, authority, children[0].path);
  const elsewhere = await authority.serveBeside();
  const desk = await (await browser.newContext({ baseURL: elsewhere })).newPage();
  await signIn(desk, authority, leader.name);
  const entry = await recordCall(page, children[0].path, "Written through the one program.");
  await desk.goto(entry);
  await expect(desk.locator("article").first()).toContainText("Written through the one program.");
  await page.goto(`${children[0].path}/readers`);
  const reading = page.locator("table.app-readers tbody tr").filter({ hasText: "Team leader" }).first();
  await expect(reading).toContainText("23 Nov 2026, 9am");
});

test("two programs write at the same time, nothing is lost, and the ledger has one order", async ({ page, browser, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  const elsewhere = await authority.serveBeside();
  const other = await (await browser.newContext({ baseURL: elsewhere })).newPage();
  await signIn(other, authority, user.name);
  const write = async (somePage, from) => {
    const token = await (await somePage.request.get(`${children[0].path}/jotter`)).text();
    const csrf = token.match(/name="csrf" value="([^"]+)"/)[1];
    const form = { csrf, finish: "complete", no_actions: "yes", interpreter: "not_needed", "person-1-name": "Sam Field", "person-1-role": "Teacher", "happened-day": "20", "happened-month": "11", "happened-year": "2026" };
    const sent = Array.from({ length: 15 }, (_, i) => somePage.request.post(`${children[0].path}/record/telephone_call`, { form: { ...form, key_issues: `${from} ${i}` }, headers: { Origin: new URL(somePage.url()).origin }, maxRedirects: 0 }));
    return (await Promise.all(sent)).map((answer) => answer.status());
  };
  const answers = await Promise.all([write(page, "here"), write(other, "there")]);
  expect(answers.flat()).toEqual(Array(30).fill(303));
  const searched = await page.request.get(`${children[0].path}/file?kind=telephone_call&from-day=20&from-month=11&from-year=2026`);
  const text = await searched.text();
  for (const from of ["here", "there"]) for (let i = 0; i < 15; i += 1) expect(text).toContain(`${from} ${i}`);
  // That the ledger is true is looked at when the authority stops.
});
