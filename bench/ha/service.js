// Two Firsthand programs on one database behind HAProxy, as one authority for the load and the checker of bench/faults.
import { spawnSync } from "node:child_process";
import { openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { program } from "../faults/authority.js";
import { until } from "./cluster.js";
import { addressOf, startedAt } from "./network.js";

const CLOCK = "2026-11-23T10:00:00Z"; // the day on which the prepared story ends
const APPS = ["app1", "app2"];
const NO_ANSWER = `HTTP/1.0 503 Service Unavailable\r\nCache-Control: no-store\r\nContent-Type: text/plain\r\nRetry-After: 5\r\n\r
The service did not answer. Take it that what you last sent was not saved: go back and send it again. It is never saved twice.\n`;

const proxySettings = (root) => `global
    maxconn 500
defaults
    mode http
    timeout connect 2s
    timeout client 60s
    timeout server 60s
    option redispatch 1
    retries 2
    retry-on conn-failure empty-response
    errorfile 502 ${root}/no_answer.http
    errorfile 503 ${root}/no_answer.http
    errorfile 504 ${root}/no_answer.http
# A page whose program died is asked of the other; what changes something is never sent twice by the proxy.
frontend people
    bind ${addressOf("proxy")}:8000
    http-request disable-l7-retry unless METH_GET
    default_backend programs
backend programs
    # The load speaks http to the proxy, which here stands for one that takes https.
    http-request set-header X-Forwarded-Proto https
    http-request set-header X-Forwarded-For %[src]
    option httpchk
    http-check send meth GET uri /healthz ver HTTP/1.1 hdr Host programs hdr X-Forwarded-Proto https hdr X-Forwarded-For ${addressOf("proxy")}
    stick-table type string len 64 size 100k expire 12h
    stick store-response res.cook(__Host-session)
    stick match req.cook(__Host-session)
${APPS.map((app) => `    server ${app} ${addressOf(app)}:8080 check inter 1s fall 2 rise 1`).join("\n")}
`;

export class Service {
  url = `http://${addressOf("proxy")}:8000`;
  programs = {};

  constructor(root, cluster) {
    Object.assign(this, { root, cluster });
    writeFileSync(join(root, "clock"), `${CLOCK}\n`);
    writeFileSync(join(root, "no_answer.http"), NO_ANSWER);
    writeFileSync(join(root, "proxy.cfg"), proxySettings(root));
  }

  async start() {
    const made = this.command("demo", { words: ["--children", "60", "--seed", "7", "--today", "2026-11-23"] });
    if (made.status !== 0) throw new Error(`no authority was made: ${made.said}`);
    for (const app of APPS) await this.startApp(app);
    const log = openSync(join(this.root, "proxy.log"), "a");
    startedAt("proxy", "root", "haproxy", ["-db", "-f", join(this.root, "proxy.cfg")], { stdio: ["ignore", log, log] });
    await until(async () => (await fetch(`${this.url}/healthz`).catch(() => ({}))).status === 200, "the proxy", 10_000);
  }

  async startApp(app) {
    const log = join(this.root, `${app}.log`);
    writeFileSync(log, "");
    const out = openSync(log, "a");
    const words = ["serve", "--database", this.cluster.url, "--address", addressOf(app), "--port", "8080", "--clock-file", join(this.root, "clock"), "--signing-key-file", join(this.root, "signing.key"),
      "--daybook", join(this.root, `${app}_daybook`), "--daybook-key-file", join(this.root, `${app}_daybook.key`), "--behind-proxy", "--trusted-proxy", addressOf("proxy"), "--pages-a-second", "0", "--requests-a-second", "0"];
    this.programs[app] = startedAt(app, "root", program, words, { stdio: ["ignore", out, out] });
    await until(() => readFileSync(log, "utf8").includes("Firsthand is serving on "), `${app} serving`, 10_000);
    this.said = readFileSync(log, "utf8");
  }

  killApp(app) {
    this.programs[app].kill("SIGKILL");
  }

  users(role) {
    const people = [...this.said.matchAll(/^ {2}(\S+) {2,}(\S+) {2,}(\S.*)$/gm)].map(([, name, itsRole, password]) => ({ name, role: itsRole, password }));
    return people.filter((user) => user.role === role);
  }

  /** Another command on the same database: { status, said, stdout }. */
  command(name, { words = [] } = {}) {
    const { status, stdout, stderr } = spawnSync(program, [name, "--database", this.cluster.url, ...words], { encoding: "utf8", maxBuffer: 2 ** 30, timeout: 90_000 });
    return { status, said: stdout + stderr, stdout };
  }
}
