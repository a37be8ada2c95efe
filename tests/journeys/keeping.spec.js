// What keeps the record when a machine is lost: backups made while people work, restores, and copies into another database.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../browser/authority.js";
import { signInWithChildren } from "../browser/children.js";
import { recordCall } from "../browser/entries.js";

const onServer = Boolean(process.env.FIRSTHAND_POSTGRESQL);
const root = (said) => said.match(/root ([0-9a-f]{64})/)?.[1];

/** A folder for backups, with its keys: { to, key }. */
function backups(authority, name) {
  const key = join(authority.folder, `${name}.private`);
  expect(authority.run("backup-keys", key).status).toBe(0);
  return { to: join(authority.folder, name), key };
}

const keep = (authority, { to, key }, ...words) => authority.run("backup", "--to", to, "--public-key", `${key}.pub`, ...authority.place, ...words);

test.describe("an authority in a file", () => {
  test.skip(onServer, "PostgreSQL is backed up by its own means (docs/operate/backup.md)");

  test("a call completed before the backup, made while people work, is read again after the machine was lost", async ({ page, authority }) => {
    const { children } = await signInWithChildren(page, authority);
    const entry = await recordCall(page, children[0].path, "Kept before the machine was lost.");
    const backup = backups(authority, "backups");
    const first = keep(authority, backup);
    expect(first.said).toContain("Every new piece was read back.");
    expect((await page.goto(entry)).status()).toBe(200); // still served
    const again = keep(authority, backup, "--keep", "1");
    expect(again.status).toBe(0);
    expect(readdirSync(join(backup.to, "snapshots"))).toHaveLength(1);
    const checked = authority.run("backup", "--to", backup.to, "--check", "--private-key", backup.key);
    expect(checked.said).toContain("is whole and was restored on trial");

    await authority.lose();
    const restored = await authority.command("restore", "--from", backup.to, "--private-key", backup.key);
    expect(restored.said).toContain("The ledger is true");
    await authority.serve();
    await signInWithChildren(page, authority);
    await page.goto(entry);
    await expect(page.locator("article").first()).toContainText("Kept before the machine was lost.");
  });

  test("a damaged backup, another’s key and a changed list are each refused, and nothing is left half restored", async ({ page, authority }) => {
    const { children } = await signInWithChildren(page, authority);
    await recordCall(page, children[0].path, "Kept, and then damaged.");
    const backup = backups(authority, "damaged");
    expect(keep(authority, backup).status).toBe(0);
    const other = backups(authority, "others");
    const restore = (key) => authority.run("restore", "--from", backup.to, "--private-key", key, "--at", join(authority.folder, "restored"), "--key-file", join(authority.folder, "restored.key"));
    expect(restore(other.key).said).toContain("is not the one this backup was made for");

    const [name] = readdirSync(join(backup.to, "snapshots"));
    const list = join(backup.to, "snapshots", name);
    const whole = readFileSync(list, "utf8");
    writeFileSync(list, whole.replace(/ledger \d+/, "ledger 1"));
    expect(restore(backup.key).said).toContain("was changed after it was made");
    writeFileSync(list, whole);

    const pieces = join(backup.to, "pieces");
    const last = readdirSync(pieces, { recursive: true }).filter((path) => path.includes("/")).find((path) => whole.lastIndexOf(path.split("/").pop()) > whole.indexOf("firsthand.db-wal"));
    const bytes = readFileSync(join(pieces, last)); // a piece of the journal, which is put together after the database
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(join(pieces, last), bytes);
    const checked = authority.run("backup", "--to", backup.to, "--check");
    expect(checked).toEqual({ status: 1, said: expect.stringContaining("missing or damaged") });
    expect(restore(backup.key)).toEqual({ status: 1, said: expect.stringContaining("missing or damaged") });
    expect(readdirSync(join(authority.folder, "restored"))).toEqual([]);
  });
});

test("a whole authority is copied into another database, every table compared, and a second copy there is refused", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await recordCall(page, children[0].path, "Read again in the other database.");
  const here = root((await authority.command("verify")).said);
  const copy = ["--at", join(authority.folder, "copy"), "--key-file", join(authority.folder, "copy.key")];
  const from = onServer ? ["--from", authority.place[1]] : ["--from", authority.place[1], "--from-key-file", authority.place[3]];
  const copied = authority.run("copy", ...from, "--to", copy[1], "--to-key-file", copy[3]);
  expect(copied).toEqual({ status: 0, said: expect.stringMatching(/Each table is the same on both sides\. The ledger is true/) });
  expect(root(copied.said)).toBe(here);
  expect(root(authority.run("verify", ...copy).said)).toBe(here);
  const again = authority.run("copy", ...from, "--to", copy[1], "--to-key-file", copy[3]);
  expect(again).toEqual({ status: 1, said: expect.stringContaining("There is an authority there already") });
  await authority.serve();
});

test("[4.13] whoever can reach the database server cannot change what was completed without first taking the guards away", async ({ page, authority }) => {
  test.skip(!onServer, "an authority in a file cannot be reached without its key");
  const { children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "Stays as it was completed.");
  const id = entry.split("/").pop();
  for (const sql of [`UPDATE observation SET key_issues = 'x' WHERE entry_id = ${id}`, `DELETE FROM observation WHERE entry_id = ${id}`, `UPDATE entry SET state = 'saved' WHERE id = ${id}`, `DELETE FROM entry WHERE id = ${id}`, "DELETE FROM ledger_event", "UPDATE ledger_event SET actor = 1", "TRUNCATE ledger_event", "TRUNCATE observation"]) {
    const { status, stderr } = spawnSync("psql", ["--quiet", "--command", sql, authority.place[1]], { encoding: "utf8" });
    expect(status, sql).not.toBe(0);
    expect(stderr).toContain("stays");
  }
  await page.goto(entry);
  await expect(page.locator("article").first()).toContainText("Stays as it was completed.");
});
