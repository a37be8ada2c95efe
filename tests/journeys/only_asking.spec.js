// Whoever follows every link changes nothing, and finds no page with anything that a page may not have.
import { crawl } from "../browser/crawl.js";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { namesOf } from "../browser/page_forms.js";
import { changed, tablesOf } from "../browser/tables.js";

/** Each form is taken with the fields that stand in it and refused with one more; without the right token neither does anything. */
async function checkFields(url, cookie, forms) {
  for (const form of forms) {
    const { action, page } = form, names = namesOf(form);
    const send = (more) => {
      const body = new URLSearchParams([...names.map((name) => [name, "x"]), ...more]);
      return fetch(url + action, { method: "POST", body, headers: { cookie, "sec-fetch-site": "same-origin" }, redirect: "manual" });
    };
    expect((await send([])).status, `${action} of ${page} with ${names}`).not.toBe(400);
    expect((await send([["unasked_for", "x"]])).status, `${action} of ${page}`).toBe(400);
  }
}

test("[3.5.3] [15.3.3] following every link, as each role, changes nothing but the ledger and when somebody was last seen; a form takes the fields that it shows and no other", async ({ page, authority }) => {
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
    const { asked, kinds, findings, forms } = await crawl(authority.url, cookie, { each: 2 });
    expect(findings, `what the ${role} found`).toEqual([]);
    expect(asked).toBeGreaterThan(8);
    expect(kinds.length).toBeGreaterThan(5);
    expect(forms.length).toBeGreaterThan(3);
    await checkFields(authority.url, cookie, forms);
  }
  if (database) expect(changed(before, tablesOf(database))).toEqual([]);
});
