// Keys are changed while people work.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Load } from "../../bench/faults/load.js";
import { expect, STORY_ENDS, test } from "../browser/authority.js";

const build = process.env.FIRSTHAND_BUILD ?? new URL("../../build/dev", import.meta.url).pathname;
const onServer = Boolean(process.env.FIRSTHAND_POSTGRESQL);
const LOAD = 400; // milliseconds before and after

test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Four workers read pages and record calls without pause, from before this happens until after it. No request of theirs may fail. */
async function whilePeopleWork(authority, happens) {
  const load = new Load({ url: authority.url, users: (role) => authority.users.filter((user) => user.role === role) }, 7);
  await load.signIn();
  const going = load.run();
  await pause(LOAD);
  const outcome = await happens();
  const [saved] = [load.saved.length];
  await pause(LOAD);
  load.stop();
  await going;
  expect(load.refusals).toEqual([]);
  expect(load.unanswered).toEqual([]);
  expect(saved).toBeGreaterThan(0);
  expect(load.saved.length).toBeGreaterThan(saved);
  return { load, outcome };
}

async function expectAllThere({ saved }) {
  for (const { address, words, worker } of saved) expect(await worker.browser.get(address)).toContain(words);
}

test("[13.3.4] [11.1.2] the key of the data is changed while people read and record, and no request fails; all of it is there under the new key alone, and older backups open with theirs", async ({ authority }) => {
  test.skip(onServer, "the files of a database server are encrypted by what they lie on");
  const [, , , key] = authority.place, next = join(authority.folder, "next.key"), backup = join(authority.folder, "backup");
  expect(authority.run("backup-keys", `${backup}.private`).status).toBe(0);
  expect(authority.run("backup", "--to", backup, "--public-key", `${backup}.private.pub`, ...authority.place).status).toBe(0);

  const { load, outcome } = await whilePeopleWork(authority, () => authority.runBeside("change-key", ...authority.place, "--new-key-file", next));
  expect(outcome).toEqual({ status: 0, said: expect.stringContaining("Changed: every page is encrypted under") });
  await expectAllThere(load);
  await expect.poll(() => authority.log).toContain("the record is encrypted under another key");

  expect(await authority.command("verify")).toEqual({ status: 1, said: expect.stringContaining("cannot be opened with this key") });
  expect(authority.run("change-key", ...authority.place, "--new-key-file", `${next}.other`).said).toContain("cannot be opened with this key");
  expect(existsSync(`${next}.other`)).toBe(false);
  copyFileSync(next, key);
  expect(authority.run("change-key", ...authority.place, "--new-key-file", next).said).toContain("holds the present key");
  await authority.serve();
  await expectAllThere(load);

  const restored = authority.run("restore", "--from", backup, "--private-key", `${backup}.private`, "--at", `${backup}.restored`, "--key-file", `${backup}.key`);
  expect(restored).toEqual({ status: 0, said: expect.stringContaining("The ledger is true") });
});

test("[13.3.4] the key of a record that is not served is changed at once", async ({ authority }) => {
  test.skip(onServer, "the files of a database server are encrypted by what they lie on");
  const [, , , key] = authority.place, other = join(authority.folder, "other.key");
  expect((await authority.command("change-key", "--new-key-file", other)).said).toContain("Changed: every page is encrypted under");
  expect(authority.run("verify", ...authority.place).status).toBe(1);
  copyFileSync(other, key);
  expect(authority.run("verify", ...authority.place).said).toContain("The ledger is true");
  await authority.serve();
});

test("[13.3.4] [2.6] the key that signs the ledger is changed while people work, and no request fails; who has the first key alone goes on checking", async ({ authority }) => {
  const key = join(authority.folder, "signing.key"), witness = join(authority.folder, "witness");
  const verify = (...words) => spawnSync(join(build, "firsthand-verify"), words, { encoding: "utf8" }).stdout;
  const keep = (name, text) => (writeFileSync(join(authority.folder, name), text), join(authority.folder, name));
  await authority.command("checkpoint"); // so that what there is, is signed
  await authority.serve("--witness-file", witness);
  const checkpoint = await authority.command("checkpoint");
  const [, first] = checkpoint.said.match(/The key to check it with: (\S+)\n$/);
  await authority.serve("--witness-file", witness);
  if (onServer) await authority.serveBeside(); // two hand over, and only one does
  const earlier = readFileSync(key);

  const { load, outcome } = await whilePeopleWork(authority, () => authority.runBeside("change-signing-key", ...authority.place, "--signing-key-file", key));
  expect(outcome).toEqual({ status: 0, said: expect.stringMatching(/^Handed over\. The ledger is signed by this key from now on: /) });
  const second = outcome.said.trim().split(" ").pop();
  expect(second).not.toBe(first);
  await expectAllThere(load);

  const newest = (await authority.command("checkpoint")).said;
  expect(newest).toContain(second);
  const handovers = keep("handovers", (await authority.command("handovers")).said);
  const log = join(authority.folder, "log");
  await authority.command("export-ledger", log);
  expect(verify("log", log, witness, "--key", first)).toMatch(/^Accepted\. /);
  const proof = keep("proof", (await authority.command("proof", "3")).said);
  expect(verify("proof", proof, "--key", first, "--handovers", handovers)).toMatch(/^Accepted\. /);
  expect(verify("proof", proof, "--key", second)).toMatch(/^Accepted\. /);
  expect(verify("proof", proof, "--key", first)).toMatch(/^REFUSED\. .* is not signed by this key/);

  // As if it had been killed when the handover was signed and the new key not yet in its place.
  renameSync(key, `${key}.next`);
  writeFileSync(key, earlier, { mode: 0o600 });
  await authority.serve("--witness-file", witness);
  await expect.poll(() => existsSync(`${key}.next`)).toBe(false);
  expect((await authority.command("checkpoint")).said).toContain(second);
  expect(readFileSync(handovers, "utf8")).toBe((await authority.command("handovers")).said);
  await authority.serve();
});
