// The built program with an invented authority, for those who measure it: made once, served, its access log read.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import tls from "node:tls";
import { BrowserLike } from "./browser_like.js";

const root = new URL("..", import.meta.url).pathname;
export const build = process.env.FIRSTHAND_BUILD ?? join(root, "build/release");
export const program = process.env.FIRSTHAND_PROGRAM ?? join(build, "firsthand");
export const kept = process.env.FIRSTHAND_BENCH ?? join(root, "build/bench");
/** What is measured is quicker than any person. */
export const UNHURRIED = ["--pages-a-second", "0", "--requests-a-second", "0"];
export const STORY_ENDS = "2026-11-23";
mkdirSync(kept, { recursive: true });

export const seconds = (began) => (performance.now() - began) / 1000;
export const place = (name) => ["--at", join(kept, name), "--key-file", join(kept, `${name}.key`)];

export function run(...words) {
  const done = spawnSync(program, words, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`firsthand ${words.join(" ")} ended with ${done.status}: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** Makes the authority unless an earlier run made it: { name, children, entries, seconds }. */
export function authorityOf(children) {
  const name = `authority_${children}`;
  const notes = join(kept, `${name}.json`);
  if (existsSync(notes)) return JSON.parse(readFileSync(notes, "utf8"));
  rmSync(join(kept, name), { recursive: true, force: true });
  console.log(`making an authority of ${children} children …`);
  const began = performance.now();
  const said = run("demo", ...place(name), "--children", String(children), "--seed", "1", "--today", STORY_ENDS);
  const made = { name, children, entries: Number(said.match(/([\d,]+) entries/)[1].replaceAll(",", "")), seconds: seconds(began) };
  writeFileSync(notes, JSON.stringify(made));
  return made;
}

/** The same authority under another name, to be written to. */
export function copyOf(name, as) {
  rmSync(join(kept, as), { recursive: true, force: true });
  cpSync(join(kept, name), join(kept, as), { recursive: true });
  cpSync(join(kept, `${name}.key`), join(kept, `${as}.key`));
  return as;
}

/** A throwaway certificate for this machine, which this process trusts from then on: { certificate, key }, PEM files. */
export function certificate() {
  const made = { certificate: join(kept, "tls.pem"), key: join(kept, "tls.key") };
  if (!existsSync(made.certificate) || Date.now() - statSync(made.certificate).mtimeMs > 20 * 86_400_000) {
    const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", "/CN=localhost"];
    const { status, stderr } = spawnSync("openssl", [...words, "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", made.key, "-out", made.certificate]);
    if (status !== 0) throw new Error(`no certificate: ${stderr}`);
  }
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), readFileSync(made.certificate, "utf8")]);
  return made;
}

/** The program serving an authority, with what it says. */
export class Served {
  /** `tls` as certificate() made it; `program` and `environment` where it is not the usual one. */
  static async start(name, { tls, program: other, environment = {} } = {}) {
    const served = new Served();
    const clock = join(kept, "clock");
    writeFileSync(clock, `${STORY_ENDS}T10:00:00Z\n`);
    served.logFile = join(kept, `${name}.log`);
    rmSync(served.logFile, { force: true });
    const secure = tls ? ["--tls-certificate", tls.certificate, "--tls-key", tls.key] : [];
    const began = performance.now();
    const words = ["serve", ...place(name), "--port", "0", "--clock-file", clock, "--access-log", "-", ...UNHURRIED, ...secure];
    served.program = spawn(other ?? program, words, { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", openSync(served.logFile, "a")] });
    served.ended = new Promise((resolve) => served.program.on("close", resolve));
    process.setMaxListeners(0).on("exit", () => served.program.kill()); // when a page fails
    served.said = "";
    served.program.stdout.on("data", (bytes) => (served.said += bytes));
    while (!(served.url = served.said.match(/serving on (https?:\S+)/)?.[1])) {
      if (served.program.exitCode !== null) throw new Error(`the program ended: ${readFileSync(served.logFile, "utf8")}`);
      await wait(2);
    }
    await fetch(`${served.url}/healthz`);
    served.secondsToFirstAnswer = seconds(began);
    return served;
  }

  megabytes(which) {
    return Number(readFileSync(`/proc/${this.program.pid}/status`, "utf8").match(new RegExp(`${which}:\\s+(\\d+)`))[1]) / 1024;
  }

  /** The lines of the access log since the last call. */
  async answered() {
    await wait(150);
    const lines = readFileSync(this.logFile, "utf8").split("\n").filter((line) => line.startsWith("{"));
    truncateSync(this.logFile);
    return lines.map((line) => JSON.parse(line));
  }

  /** Milliseconds of the requests to that route since the last call. */
  async times(method, route) {
    const lines = await this.answered();
    return lines.filter((line) => line.method === method && line.route === route && line.status < 400).map((line) => line.microseconds / 1000);
  }

  users(role) {
    const found = [...this.said.matchAll(new RegExp(`^ {2}(\\S+) {2,}${role} {2,}(\\S.*)$`, "gm"))];
    return found.map(([, name, password]) => ({ name, password }));
  }

  async signedIn(user) {
    const browser = new BrowserLike(this.url);
    await browser.signIn(user);
    return browser;
  }

  /** The children of so many workers, each with its worker's browser. */
  async childrenAtHand(workers) {
    const lists = [];
    for (const worker of this.users("practitioner")) {
      const browser = await this.signedIn(worker);
      const children = await browser.children();
      if (children.length > 0) lists.push(children.map((child) => ({ ...child, browser })));
      if (lists.length === workers) break;
    }
    return lists.flat();
  }

  async stop() {
    this.program.kill("SIGTERM");
    await this.ended;
  }
}
