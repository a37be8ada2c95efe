// The invented authority: the same from the same seed, and alive around its files.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, signIn, test } from "../browser/authority.js";
import { myChildren } from "../browser/children.js";

const program = join(process.env.FIRSTHAND_BUILD ?? new URL("../../build/dev", import.meta.url).pathname, "firsthand");

/** What `firsthand demo` says of an authority made and thrown away. */
function madeFrom(seed, day = "2026-11-23") {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-demo-"));
  const words = ["demo", "--at", join(folder, "a"), "--key-file", join(folder, "a.key"), "--children", "25", "--seed", String(seed), "--today", day];
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

test("the same seed and day make the same authority, another seed or day another", () => {
  const first = madeFrom(3);
  expect(first).toMatch(/^Made .+: 25 children, [\d,]+ entries, seed 3, digest [0-9a-f]{16}\.\nSome people in it look where they should not/);
  expect(madeFrom(3)).toBe(first);
  const digest = (said) => said.match(/digest (\w+)/)[1];
  expect(digest(madeFrom(4))).not.toBe(digest(first));
  expect(digest(madeFrom(3, "2026-11-20"))).not.toBe(digest(first));
});

test("[1.14] who has looked at invented files has something true to show from the first day", async ({ page, authority }) => {
  let told = "";
  const bases = ["Allocated to the child", "Leads the team", "Broke the glass"];
  for (const user of authority.users.filter((candidate) => candidate.role === "practitioner")) {
    if (bases.every((basis) => told.includes(basis))) break;
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    for (const child of await myChildren(page)) {
      await page.goto(`${child.path}/readers`);
      // Without the line that this very page adds.
      told += (await page.locator("main tbody tr").allInnerTexts()).filter((line) => !line.startsWith("23 Nov 2026")).join("\n");
    }
  }
  for (const basis of bases) expect(told).toContain(basis);
});

test("[A6.30] a practitioner of the invented authority finds something half written", async ({ page, authority }) => {
  const practitioners = authority.users.filter((user) => user.role === "practitioner");
  let drafts = 0;
  for (const user of practitioners.slice(0, 12)) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    drafts += await page.locator('main a[href^="/drafts/"]').count();
  }
  expect(drafts).toBeGreaterThan(0);
});
