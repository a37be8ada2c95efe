// An authority of a spec file's own: the prepared demo, copied, served on a free port with a clock the test can set.
//
//   import { test, expect, signIn } from "../browser/authority.js";
//   test("…", async ({ page, authority }) => { await signIn(page, authority, authority.userWithRole("team_leader").name); await authority.setClock("2026-11-24T09:00:00Z"); });
//
// The copy is made once a worker, so tests of one file see what the earlier ones wrote. Where FIRSTHAND_POSTGRESQL names a folder with a
// server (script/postgresql), the authority that was prepared in its database "prepared" is copied there instead of the file.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { test as base, expect } from "@playwright/test";

const build = process.env.FIRSTHAND_BUILD ?? new URL("../../build/dev", import.meta.url).pathname;
const prepared = join(build, "authority");
const server = process.env.FIRSTHAND_POSTGRESQL ?? "";
// The morning of the day on which the prepared story ends (cmake/browser_tests.cmake); every test begins then.
export const STORY_ENDS = "2026-11-23T09:00:00Z";
// A test may be quicker than any person.
const UNHURRIED = ["--pages-a-second", "0", "--requests-a-second", "0"];
const START_LIMIT = 15_000;
const STOP_LIMIT = 10_000;

export { expect };
export const test = base.extend({
  authority: [
    async ({}, use) => {
      const authority = await Authority.start();
      await use(authority);
      await authority.stop();
    },
    { scope: "worker", timeout: START_LIMIT + STOP_LIMIT + 5_000 },
  ],
  baseURL: async ({ authority }, use) => use(authority.url),
});

/** Signs in by the page, as a person does. The password is the one that the program printed when it started. */
export async function signIn(page, authority, userName) {
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill(userName);
  await page.getByLabel("Password", { exact: true }).fill(authority.user(userName).password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** The running program. */
class Program {
  said = "";

  static async start(words) {
    const program = new Program();
    program.process = spawn(join(build, "firsthand"), words);
    program.ended = new Promise((resolve) => program.process.on("close", (code, signal) => resolve({ code, signal })));
    for (const stream of [program.process.stdout, program.process.stderr]) stream.on("data", (bytes) => (program.said += bytes));
    program.url = await program.#servingAt();
    return program;
  }

  async #servingAt() {
    const limit = Date.now() + START_LIMIT;
    while (Date.now() < limit) {
      const found = this.said.match(/^Firsthand is serving on (https?:\/\/localhost:\d+)/m);
      if (found) return found[1];
      if (this.process.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.process.kill("SIGKILL");
    throw new Error(`firsthand did not begin to serve. It said:\n${this.said}`);
  }

  async stop() {
    this.process.kill("SIGTERM");
    const late = new Promise((resolve) => setTimeout(resolve, STOP_LIMIT, null));
    const end = await Promise.race([this.ended, late]);
    if (end === null) this.process.kill("SIGKILL");
    if (end?.code !== 0) throw new Error(`firsthand did not stop cleanly (${JSON.stringify(end)}). It said:\n${this.said}`);
  }
}

class Authority {
  static async start() {
    const authority = new Authority();
    await authority.#copy();
    await authority.serve();
    return authority;
  }

  #folder = mkdtempSync(join(tmpdir(), "firsthand-"));
  #program = null;
  #others = []; // further programs that serve the same authority
  #port = "0";

  async #copy() {
    await this.setClock(STORY_ENDS);
    if (server) return this.#onServer(`CREATE DATABASE ${this.#database} TEMPLATE prepared STRATEGY file_copy`);
    // What lies beside the authority under its name, such as its key, belongs to it.
    for (const name of readdirSync(dirname(prepared)).filter((name) => name === basename(prepared) || name.startsWith(`${basename(prepared)}.`))) {
      cpSync(join(dirname(prepared), name), join(this.#folder, name), { recursive: true, preserveTimestamps: true });
    }
  }

  get #database() {
    return basename(this.#folder).toLowerCase().replaceAll("-", "_");
  }

  #onServer(sql) {
    const { status, stderr } = spawnSync("psql", ["--quiet", "--command", sql, `postgresql://firsthand@/postgres?host=${server}`], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  }

  /** The words that name this authority to a command. */
  get place() {
    if (server) return ["--database", `postgresql://firsthand@/${this.#database}?host=${server}`];
    return ["--at", join(this.#folder, basename(prepared)), "--key-file", join(this.#folder, `${basename(prepared)}.key`)];
  }

  /** Serves again after a command(), at the same address; more words of the command line may follow. */
  async serve(...words) {
    const limits = words.includes("--pages-a-second") ? [] : UNHURRIED;
    this.#program = await Program.start([...this.#serving(this.#port), ...limits, ...words]);
    this.url = this.#program.url;
    this.#port = new URL(this.url).port;
  }

  /** What the program has said since it began to serve. */
  get said() {
    return this.#program.said;
  }

  /** Stops and serves again, with these words of the command line. */
  async serveAnew(...words) {
    await this.#stopServing();
    await this.serve(...words);
  }

  #serving(port, place = this.place) {
    return ["serve", ...place, "--port", port, "--clock-file", this.#clockFile(), "--signing-key-file", join(this.#folder, "signing.key")];
  }

  /** Serves the same authority by one more program, which only a database server allows; answers its address. */
  async serveBeside() {
    this.#others.push(await Program.start([...this.#serving("0"), ...UNHURRIED]));
    return this.#others.at(-1).url;
  }

  /** Serves a copy of the authority, to be read only, which notes in the folder `daybook` who reads; answers its address. */
  async serveCopy(place, daybook) {
    this.#others.push(await Program.start([...this.#serving("0", place), ...UNHURRIED, "--read-only", "--daybook", daybook, "--daybook-key-file", `${daybook}.key`]));
    return this.#others.at(-1).url;
  }

  /** Runs another command of the program on this authority, which is not served from then on: { status, said }. */
  async command(...words) {
    await this.#stopServing();
    return this.run(...words, ...this.place);
  }

  /** Runs any command while the authority goes on being served: { status, said }. */
  run(...words) {
    const { status, stdout, stderr } = spawnSync(join(build, "firsthand"), words, { encoding: "utf8" });
    return { status, said: stdout + stderr };
  }

  /** The same without waiting for it: whoever asks goes on meanwhile. */
  async runBeside(...words) {
    const command = spawn(join(build, "firsthand"), words);
    let said = "";
    for (const stream of [command.stdout, command.stderr]) stream.on("data", (bytes) => (said += bytes));
    return new Promise((resolve) => command.on("close", (status) => resolve({ status, said })));
  }

  /** A folder of this authority's own for whatever a test keeps; it goes with the authority. */
  get folder() {
    return this.#folder;
  }

  /** The machine is gone, with data and key. */
  async lose() {
    await this.#stopServing();
    for (const name of [basename(prepared), `${basename(prepared)}.key`]) rmSync(join(this.#folder, name), { recursive: true });
  }

  #clockFile() {
    return join(this.#folder, "clock");
  }

  /** From now on it is this moment, for the program; "2026-11-24T09:00:00Z". The browser keeps its own clock. */
  async setClock(instant) {
    const moment = new Date(instant).toISOString();
    writeFileSync(`${this.#clockFile()}.next`, `${moment}\n`);
    renameSync(`${this.#clockFile()}.next`, this.#clockFile()); // whole at every moment, since the program may be reading it
  }

  /** Who can sign in: [{ name, role, password }], in the order printed. */
  get users() {
    return [...this.#program.said.matchAll(/^ {2}(\S+) {2,}(\S+) {2,}(\S.*)$/gm)].map(([, name, role, password]) => ({ name, role, password }));
  }

  user(name) {
    const user = this.users.find((candidate) => candidate.name === name);
    if (!user) throw new Error(`no user ${name}; the program named ${this.users.map((candidate) => candidate.name).join(", ")}`);
    return user;
  }

  /** The first user with that code of a role, such as practitioner or team_leader. */
  userWithRole(role) {
    const user = this.users.find((candidate) => candidate.role === role);
    if (!user) throw new Error(`nobody is a ${role}; there are ${[...new Set(this.users.map((candidate) => candidate.role))].join(", ")}`);
    return user;
  }

  /** The running program's number. */
  get pid() {
    return this.#program.process.pid;
  }

  /** The files that hold this authority's keys. */
  get keys() {
    return [...(server ? [] : [join(this.#folder, `${basename(prepared)}.key`)]), join(this.#folder, "signing.key")];
  }

  /** What the program has written so far, to its output and its log. */
  get log() {
    return this.#program.said;
  }

  /** Whatever the tests did, the ledger must still be true. */
  async stop() {
    const { status, said } = await this.command("verify");
    if (server) this.#onServer(`DROP DATABASE ${this.#database}`);
    rmSync(this.#folder, { recursive: true, force: true });
    if (status !== 0) throw new Error(said);
  }

  async #stopServing() {
    const programs = [this.#program, ...this.#others];
    this.#program = null;
    this.#others = [];
    for (const program of programs) await program?.stop();
  }
}
