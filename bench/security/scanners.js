// Three scanners from Debian, each held to this machine and to a time: what they found, or why they could not be asked.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NOWHERE = "http://127.0.0.1:9"; // for what a scanner would fetch from elsewhere

function run(command, words, { seconds, cwd }) {
  return new Promise((resolve) => {
    let said = "";
    const child = spawn(command, words, { cwd, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, HOME: cwd, NO_COLOR: "1", http_proxy: NOWHERE, https_proxy: NOWHERE, no_proxy: "localhost,127.0.0.1" } });
    const late = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (said += bytes));
    child.on("error", () => resolve({ missing: true, said: "" }));
    child.on("close", (status, signal) => (clearTimeout(late), resolve({ status, cut: signal === "SIGKILL", said })));
  });
}

async function within(work) {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-scan-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MISSING = { tried: 0, findings: [], note: "not installed" };

/** SQL injection into every field of the forms and every part of the addresses that the crawler found. */
export const sqlmap = (url, cookie, requests, seconds) =>
  within(async (folder) => {
    const findings = [];
    const until = Date.now() + seconds * 1000;
    let tried = 0;
    for (const { address, body } of requests) {
      if (Date.now() > until) break;
      const words = ["-u", url + address, "--cookie", cookie, "--batch", "--disable-coloring", "--level", "1", "--risk", "1", "--technique", "BEUST",
        "--time-sec", "2", "--flush-session", "--output-dir", folder, "--ignore-code", "*", "--skip", "csrf,request,__Host-session", ...(body ? ["--data", body] : [])];
      const done = await run("sqlmap", words, { seconds: Math.min(60, Math.max(5, (until - Date.now()) / 1000)), cwd: folder });
      if (done.missing) return MISSING;
      ++tried;
      for (const [, what] of done.said.matchAll(/^Parameter: (.*)$/gm)) findings.push(`${address}: ${what} can be injected into`);
    }
    return { tried, findings, note: tried < requests.length ? `time for ${tried} of ${requests.length} requests` : "" };
  });

// frame-ancestors says it for browsers of today; X-XSS-Protection made things worse and is gone from them; HSTS is for TLS only (RFC 6797 §7.2).
const EXPECTED = /^HTTP Secure Headers: .*(X-Frame-Options|X-XSS-Protection|Strict-Transport-Security) is not set$/;
const MODULES = "sql,blindsql,xss,permanentxss,redirect,file,exec,crlf,csrf,cookieflags,csp,http_headers,methods,htaccess,shellshock";

/** The program behind a door through which nobody signs out or locks: Debian's wapiti cannot leave addresses out (its -x fails on Python 3.11). */
async function behindDoor(url, work) {
  const door = createServer((asked, answer) => {
    if (/^\/(sign-out|lock|unlock)/.test(asked.url)) return asked.resume() && answer.writeHead(404).end();
    const onward = request(url + asked.url, { method: asked.method, headers: asked.headers }, (came) => came.pipe(answer.writeHead(came.statusCode, came.headers)));
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise((resolve) => door.listen(0, "127.0.0.1", resolve));
  try {
    return await work(`http://127.0.0.1:${door.address().port}`);
  } finally {
    door.close();
    door.closeAllConnections();
  }
}

/** Attacks the addresses that our crawler came to, since in Debian it finds no link of a page by itself; what could leave this machine (ssrf, xxe) or only sees what runs here (wapp, nikto) is left out. */
export const wapiti = (program, cookie, addresses, seconds) => behindDoor(program, (url) => attackedByWapiti(url, cookie, addresses, seconds));
const attackedByWapiti = (url, cookie, addresses, seconds) =>
  within(async (folder) => {
    const report = join(folder, "report.json");
    const words = ["-u", `${url}/`, "--scope", "domain", "-m", MODULES, "-H", `Cookie: ${cookie}`, "--max-scan-time", String(Math.round(seconds / 3)), "--max-attack-time", "20", "-d", "1", ...addresses.flatMap((address) => ["-s", url + address]),
      "-f", "json", "-o", report, "-v", "0", "--no-bugreport", "--flush-session", "--store-session", folder, "--store-config", folder];
    const done = await run("wapiti", words, { seconds, cwd: folder });
    if (done.missing) return MISSING;
    if (done.cut || !existsSync(report)) return { tried: 0, findings: [], note: done.cut ? `not finished in ${seconds} seconds` : `ended without a report: ${done.said.trim().split("\n").at(-1)}` };
    const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, "utf8"));
    const all = [vulnerabilities, anomalies].flatMap((kinds) => Object.entries(kinds).flatMap(([kind, found]) => found.map(({ method, path, info, parameter }) => `${kind}: ${method} ${path} ${parameter ?? ""} ${info}`)));
    const findings = all.filter((finding) => !EXPECTED.test(finding));
    return { tried: addresses.length, findings, note: "" };
  });

/** Addresses that nobody links to. */
export const ffuf = (url, cookie, isKnown, seconds) =>
  within(async (folder) => {
    const report = join(folder, "report.json"), list = new URL("words.txt", import.meta.url).pathname;
    const done = await run("ffuf", ["-w", list, "-u", `${url}/FUZZ`, "-H", `Cookie: ${cookie}`, "-mc", "all", "-of", "json", "-o", report, "-s", "-t", "2"], { seconds, cwd: folder });
    if (done.missing) return MISSING;
    const { results } = JSON.parse(readFileSync(report, "utf8"));
    const odd = results.filter(({ status, input }) => status >= 500 || (status < 300 && !isKnown(`/${input.FUZZ}`)));
    return { tried: results.length, findings: odd.map(({ status, input }) => `/${input.FUZZ} was answered with ${status}`), note: "" };
  });
