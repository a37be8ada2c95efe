// The logs stand on another machine as soon as they are written, by the two files of docs/operate that an operator puts in place.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, signIn, test } from "../browser/authority.js";

const operate = new URL("../../docs/operate/", import.meta.url).pathname;

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Both files as an operator would put them, but for places, names and port on this machine: { sender, receiver, kept }. */
async function machines(folder) {
  const port = String(await freePort());
  for (const name of ["certificates", "spool", "copies"]) mkdirSync(join(folder, name));
  const authority = [];
  for (const [name, host] of [["sender", "firsthand.example.gov.uk"], ["receiver", "logs.example.gov.uk"], ["stranger", "firsthand.example.gov.uk"]]) {
    const [certificate, key] = ["pem", "key"].map((end) => join(folder, "certificates", `${name}.${end}`));
    const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`];
    expect(spawnSync("openssl", [...words, "-keyout", key, "-out", certificate]).status).toBe(0);
    if (name !== "stranger") authority.push(readFileSync(certificate, "utf8"));
  }
  writeFileSync(join(folder, "certificates/authority.pem"), authority.join(""));
  const placed = (name, more = {}) => {
    const changes = { "/etc/firsthand/logs": join(folder, "certificates"), "/var/log/firsthand/": `${folder}/`, "/var/spool/rsyslog": join(folder, "spool"), "/var/log/firsthand_copies": join(folder, "copies"), 'target="logs.example.gov.uk"': 'target="127.0.0.1"', '"20514"': `"${port}"`, 'resumeInterval="10"': 'resumeInterval="1"', ...more };
    return Object.entries(changes).reduce((text, [from, to]) => text.replaceAll(from, to), readFileSync(join(operate, name), "utf8"));
  };
  const file = (name, text) => (writeFileSync(join(folder, name), text), join(folder, name));
  return {
    sender: file("sender.conf", `global(workDirectory="${folder}/spool")\n${placed("rsyslog_sender.conf")}`),
    receiver: file("receiver.conf", placed("rsyslog_receiver.conf")),
    kept: () => readdirSync(join(folder, "copies")).map((name) => readFileSync(join(folder, "copies", name), "utf8")).join(""),
  };
}

/** rsyslogd with that file, until stop(). */
function rsyslog(configuration) {
  const running = spawn("/usr/sbin/rsyslogd", ["-n", "-f", configuration, "-i", `${configuration}.pid`], { stdio: "ignore" });
  const ended = new Promise((resolve) => running.on("close", resolve));
  return { stop: () => (running.kill("SIGTERM"), ended) };
}

test("[16.4.3] [F19] each line of both logs stands on another machine, in order, also what was written while that did not answer", async ({ page, authority }) => {
  test.slow();
  test.skip(!existsSync("/usr/sbin/rsyslogd"), "no rsyslog here");
  const { sender, receiver, kept } = await machines(authority.folder);
  const log = join(authority.folder, "access.log"), ownLog = join(authority.folder, "program.log");
  for (const file of [log, ownLog]) writeFileSync(file, "");
  let there = rsyslog(receiver);
  const here = rsyslog(sender);
  try {
    await authority.serveAnew("--access-log", log);
    const user = authority.userWithRole("practitioner");
    await signIn(page, authority, user.name);
    // What was not yet confirmed when the other side went away comes once more (RELP), and stands there twice.
    const requests = (text) => [...new Set([...text.matchAll(/"request":"([^"]+)"/g)].map(([, id]) => id))];
    const written = () => requests(readFileSync(log, "utf8"));
    await expect.poll(() => requests(kept()), { timeout: 15_000 }).toEqual(written());
    expect(kept()).toMatch(/^\d{4}-\d\d-\d\dT\S+ \S+ firsthand-access: \{"time":"/);

    await there.stop();
    const before = written().length;
    for (let time = 0; time < 5; ++time) await page.goto("/find");
    writeFileSync(ownLog, "[2026-11-23 09:00:00.000] [error] request 4f1: something broke\n", { flag: "a" });
    expect(written().length).toBeGreaterThan(before);
    there = rsyslog(receiver);
    await expect.poll(() => requests(kept()), { timeout: 15_000 }).toEqual(written());
    await expect.poll(kept).toContain("firsthand: [2026-11-23 09:00:00.000] [error] request 4f1: something broke");
    expect(kept()).not.toContain(user.name);
  } finally {
    await Promise.all([here.stop(), there.stop()]);
  }
});

test("[16.4.3] whoever shows no certificate of the sender’s writes nothing into the copies", async ({ authority }) => {
  test.skip(!existsSync("/usr/sbin/rsyslogd"), "no rsyslog here");
  const folder = join(authority.folder, "stranger");
  mkdirSync(folder);
  const { sender, receiver, kept } = await machines(folder);
  writeFileSync(sender, readFileSync(sender, "utf8").replaceAll("/sender.pem", "/stranger.pem").replaceAll("/sender.key", "/stranger.key"));
  writeFileSync(join(folder, "access.log"), "");
  const there = rsyslog(receiver), here = rsyslog(sender);
  try {
    writeFileSync(join(folder, "access.log"), '{"forged":true}\n', { flag: "a" });
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(kept()).toBe("");
  } finally {
    await Promise.all([here.stop(), there.stop()]);
  }
});
