// Whoever follows every link changes nothing, and finds no page with anything that a page may not have.
import { crawl } from "../browser/crawl.js";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { changed, tablesOf } from "../browser/tables.js";

test("[3.5.3] following every link, as each role, changes nothing but the ledger and when somebody was last seen", async ({ page, authority }) => {
  test.slow();
  await authority.setClock(STORY_ENDS);
  const roles = [...new Set(authority.users.map(({ role }) => role))];
  const cookies = new Map();
  for (const role of roles) {
    await page.context().clearCookies();
    await signIn(page, authority, authority.userWithRole(role).name);
    const [{ name, value }] = await page.context().cookies();
    cookies.set(role, `${name}=${value}`);
  }
  const database = process.env.FIRSTHAND_POSTGRESQL ? authority.place[1] : null;
  const before = database ? tablesOf(database) : null;
  for (const [role, cookie] of cookies) {
    const { asked, kinds, findings } = await crawl(authority.url, cookie, { each: 2 });
    expect(findings, `what the ${role} found`).toEqual([]);
    expect(asked).toBeGreaterThan(8);
    expect(kinds.length).toBeGreaterThan(5);
  }
  if (database) expect(changed(before, tablesOf(database))).toEqual([]);
});
