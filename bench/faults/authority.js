// An authority of a fault's own: the prepared one, copied, served, killed and served again at the same address.
// Where FIRSTHAND_POSTGRESQL names a folder with a server (script/postgresql), its database "prepared" is copied there instead.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const root = new URL("../..", import.meta.url).pathname;
const build = process.env.FIRSTHAND_BUILD ?? join(root, "build/dev");
const prepared = process.env.FIRSTHAND_PREPARED ?? join(build, "authority");
export const program = process.env.FIRSTHAND_PROGRAM ?? join(build, "firsthand");
export const server = process.env.FIRSTHAND_POSTGRESQL ?? "";
const CLOCK = "2026-11-23T10:00:00Z"; // the day on which the prepared story ends
const READY_LIMIT = 5_000; // I7
const STOP_LIMIT = 10_000;

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL"))); // whatever a fault leaves behind

/** Starts a program that ends with this one. */
export function started(command, words, options = {}) {
  const child = spawn(command, words, options);
  running.add(child);
  child.on("close", () => running.delete(child));
  return child;
}

export class Authority {
  /** In a folder of its own under `within`. */
  constructor(within = tmpdir()) {
    this.root = mkdtempSync(join(within, "firsthand-fault-"));
    this.folder = join(this.root, "authority");
    this.database = basename(this.root).toLowerCase().replaceAll("-", "_");
    this.key = join(this.root, "authority.key");
    this.port = "0";
    this.words = []; // further ones of the command line
    this.ready = []; // milliseconds from each start to its first answer
    writeFileSync(join(this.root, "clock"), `${CLOCK}\n`);
    if (server) return onServer(`CREATE DATABASE ${this.database} TEMPLATE prepared STRATEGY file_copy`), this;
    cpSync(prepared, this.folder, { recursive: true });
    cpSync(join(dirname(prepared), `${basename(prepared)}.key`), this.key);
  }

  get place() {
    return server ? ["--database", `postgresql://firsthand@/${this.database}?host=${server}`] : ["--at", this.folder, "--key-file", this.key];
  }

  /** Starts it and waits until it answers. Throws with what it said when it ends before that. */
  async serve(environment = {}) {
    const began = performance.now();
    this.said = "";
    this.program = started(program, ["serve", ...this.place, "--port", this.port, "--clock-file", join(this.root, "clock"), "--signing-key-file", join(this.root, "signing.key"), "--pages-a-second", "0", "--requests-a-second", "0", ...this.words], { env: { ...process.env, ...environment } });
    this.ended = new Promise((resolve) => this.program.on("close", (code, signal) => resolve({ code, signal })));
    for (const stream of [this.program.stdout, this.program.stderr]) stream.on("data", (bytes) => (this.said += bytes));
    while (!this.said.includes("Firsthand is serving on ")) {
      if (this.program.exitCode !== null || this.program.signalCode !== null) throw new Error(`it did not start: ${this.said}`);
      if (performance.now() - began > READY_LIMIT) throw new Error(`it was not ready after ${READY_LIMIT} ms: ${this.said}`);
      await wait(5);
    }
    this.url = this.said.match(/serving on (http:\S+)/)[1];
    this.port = new URL(this.url).port;
    await fetch(`${this.url}/healthz`);
    this.ready.push(performance.now() - began);
  }

  users(role) {
    this.people ??= [...this.said.matchAll(/^ {2}(\S+) {2,}(\S+) {2,}(\S.*)$/gm)].map(([, name, itsRole, password]) => ({ name, role: itsRole, password }));
    return this.people.filter((user) => user.role === role);
  }

  async kill() {
    this.program.kill("SIGKILL");
    return this.ended;
  }

  async stop() {
    this.program.kill("SIGTERM");
    const end = await Promise.race([this.ended, wait(STOP_LIMIT, null, { ref: false })]);
    if (!end) await this.kill();
    if (end?.code !== 0) throw new Error(`it did not stop cleanly: ${this.said}`);
  }

  /** Another command on this authority, which is not served meanwhile: { status, said }. */
  command(name, options = {}) {
    const { status, stdout, stderr } = spawnSync(program, [name, ...this.place, ...(options.words ?? [])], { encoding: "utf8", maxBuffer: 2 ** 30, timeout: 60_000, ...options });
    return { status, said: stdout + stderr, stdout };
  }

  async remove() {
    if (this.program && this.program.exitCode === null && this.program.signalCode === null) await this.kill();
    if (server) onServer(`DROP DATABASE ${this.database} WITH (FORCE)`);
    rmSync(this.root, { recursive: true, force: true });
  }
}

export function onServer(sql, database = "postgres") {
  const { status, stderr } = spawnSync("psql", ["--quiet", "--command", sql, `postgresql://firsthand@/${database}?host=${server}`], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}
