// What is in the ledger can be proved to a stranger, by a program that has nothing but the public key.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { signInWithChildren } from "../browser/children.js";
import { recordCall } from "../browser/entries.js";

const verifier = join(process.env.FIRSTHAND_BUILD ?? new URL("../../build/dev", import.meta.url).pathname, "firsthand-verify");
const folder = mkdtempSync(join(tmpdir(), "firsthand-ledger-"));
const witnessFile = join(folder, "witness");

test.afterAll(() => rmSync(folder, { recursive: true }));
test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

function kept(name, contents) {
  writeFileSync(join(folder, name), contents);
  return join(folder, name);
}

function verify(...words) {
  const { status, stdout, stderr } = spawnSync(verifier, words, { encoding: "utf8" });
  return { status, said: stdout + stderr };
}

/** The newest checkpoint and the key, as the program tells them; the authority is served again afterwards. */
async function checkpointOf(authority) {
  const { status, said } = await authority.command("checkpoint");
  expect(status).toBe(0);
  const [, note, key] = said.match(/^([^]*)The key to check it with: (\S+)\n$/);
  return { note, key };
}

/** A child's entry, made now, and everything up to it signed. */
async function signedEntry(page, authority) {
  const { children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "The proof of this call will be asked for.");
  const { key } = await checkpointOf(authority);
  await authority.serve("--witness-file", witnessFile);
  return { child: children[0], entry, key };
}

async function downloadProof(page, entry) {
  await page.goto(entry);
  await page.getByRole("link", { name: "Of what was done to this entry, and when" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Proof of this entry");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /^Download the proof.*Completed and locked$/ }).click()]);
  return readFileSync(await download.path());
}

test("[2.6] an administrator sees how large the ledger is, its newest checkpoint and key, and that no witness keeps it", async ({ page, authority }) => {
  const { note, key } = await checkpointOf(authority);
  await authority.serve();
  await signIn(page, authority, authority.userWithRole("administrator").name);
  await page.goto("/staff");
  await page.getByRole("link", { name: "The ledger" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The ledger");
  const summary = page.locator(".govuk-summary-list");
  await expect(summary).toContainText(/Size\s*[\d,]+ events/);
  await expect(summary).toContainText(/Root\s*[0-9a-f]{64}/);
  await expect(summary).toContainText(key);
  await expect(page.getByText("No witness keeps the checkpoints")).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download it" }).click()]);
  const newest = readFileSync(await download.path(), "utf8");
  expect(Number(newest.split("\n")[1])).toBeGreaterThanOrEqual(Number(note.split("\n")[1]));
});

test("nobody but an administrator sees the ledger's page", async ({ page, authority }) => {
  await signIn(page, authority, authority.userWithRole("team_leader").name);
  const answer = await page.goto("/staff/ledger");
  expect(answer.status()).toBe(403);
});

test("[2.6] whoever may read an entry downloads the proof of what was done to it; a stranger's program accepts it, and refuses it after one byte was changed", async ({ page, authority }) => {
  const { entry, key } = await signedEntry(page, authority);
  const proof = await downloadProof(page, entry);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  expect(proof.toString()).not.toContain("The proof of this call");
  const accepted = verify("proof", kept("proof", proof), "--key", key);
  expect(accepted).toEqual({ status: 0, said: expect.stringMatching(/^Accepted\. The event at position \d+ stands[^]*action entry\.completed\n[^]*subject \d+\n/) });
  for (const at of [0, 40, Math.floor(proof.length / 2), proof.length - 20]) {
    const changed = Buffer.from(proof);
    changed[at] ^= 1;
    expect(verify("proof", kept("changed", changed), "--key", key), `after byte ${at} was changed`).toEqual({ status: 1, said: expect.stringMatching(/^REFUSED\. /) });
  }
});

test("[1.14] fetching a proof is a reading of the file, which its list of readers shows", async ({ page, authority }) => {
  const { child, entry } = await signedEntry(page, authority);
  await downloadProof(page, entry);
  await page.goto(`${child.path}/readers`);
  await expect(page.locator("main")).toContainText("The proof of an entry");
});

test("[2.6] the whole log is exported and accepted; a change in it, or a log that does not continue what a witness took, is refused", async ({ page, authority }) => {
  const { child } = await signedEntry(page, authority);
  const { note: older, key } = await checkpointOf(authority); // what the witness was given ends here
  await authority.serve("--witness-file", witnessFile);
  await page.goto(child.path);
  const { note: newer } = await checkpointOf(authority);
  const log = join(folder, "log");
  expect((await authority.command("export-ledger", log)).status).toBe(0);
  const [oldFile, newFile] = [kept("older", older), kept("newer", newer)];
  expect(verify("log", log, newFile, witnessFile, "--key", key).said).toMatch(/^Accepted\. \d+ events, as they were signed; checkpoints compared: \d+\.\n$/);

  const sizes = [older, newer].map((note) => note.split("\n")[1]);
  const { said: proof } = await authority.command("proof", "--from", sizes[0], "--to", sizes[1]);
  expect(verify("consistency", oldFile, newFile, "--proof", kept("consistency", proof), "--key", key).status).toBe(0);
  expect(verify("consistency", oldFile, newFile, "--log", log, "--key", key).status).toBe(0);

  const lines = readFileSync(log, "utf8").split("\n");
  const without = [...lines.slice(0, 3), ...lines.slice(4)].join("\n");
  expect(verify("log", kept("without", without), newFile, "--key", key)).toEqual({ status: 1, said: expect.stringMatching(/^REFUSED\. Position 3: /) });
  lines[3] = Buffer.from(Buffer.from(lines[3], "base64").toString().replace(/action (.)/, "action x")).toString("base64");
  expect(verify("log", kept("changed", lines.join("\n")), newFile, oldFile, "--key", key).status).toBe(1);
  await authority.serve();
});

test("a witness that does not answer stops nothing, is told once, and is given what it missed when it answers", async ({ page, authority }) => {
  const taken = [];
  const listener = createServer((request, response) => {
    let body = "";
    request.on("data", (bytes) => (body += bytes));
    request.on("end", () => { taken.push(body); response.end("kept\n"); });
  });
  await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${listener.address().port}/checkpoints`;
  await new Promise((resolve) => listener.close(resolve));
  await authority.command("checkpoint");
  await authority.serve("--witness-url", address);
  await signIn(page, authority, authority.userWithRole("administrator").name);
  await page.goto("/staff/ledger");
  await expect.poll(async () => { await page.reload(); return page.locator("main table").innerText(); }).toContain("Does not answer");
  await checkAccessible(page);
  expect(authority.log.match(/fails, and is tried again/g)).toHaveLength(1);

  await authority.command("checkpoint");
  await new Promise((resolve) => listener.listen(Number(new URL(address).port), "127.0.0.1", resolve));
  await authority.serve("--witness-url", address);
  await page.goto("/staff/ledger");
  await expect.poll(async () => { await page.reload(); return page.locator("main table").innerText(); }).toContain("Has the newest");
  const { note } = await checkpointOf(authority);
  await expect.poll(() => taken.at(-1)).toBe(note);
  await new Promise((resolve) => listener.close(resolve));
  await authority.serve();
});
