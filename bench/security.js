// Attacks an invented authority on this machine, signed in as each role, and says what was found; script/bench calls it.
//   security.js                   all, in less than an hour; writes docs/measured/<date>_security.md
//   security.js --minutes 2       so long for each scanner and role, and for all forms together, at most (4 and 20 unless said)
//   security.js --only crawl      one of crawl, forms, smuggling, sqlmap, wapiti, ffuf, tls, sign-in: writes the page anew with what the others
//                                 last found; the figures of sign-in have a page of their own, docs/measured/<date>_sign_in.md
//   security.js --only forms --roles duty,legal   as these roles alone, beside what others found on the same commit
// On a private PostgreSQL, so that what stands in each table before and after can be compared.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { crawl } from "../tests/browser/crawl.js";
import { asItStands } from "../tests/browser/page_forms.js";
import { changed, tablesOf } from "../tests/browser/tables.js";
import { BrowserLike } from "./browser_like.js";
import { commit, date, machine, table } from "./figures.js";
import { Attacker } from "./security/attacker.js";
import { attackEveryForm } from "./security/every_form.js";
import { unnoticed } from "./security/planted.js";
import { reportOf } from "./security/report.js";
import { ffuf, sqlmap, wapiti } from "./security/scanners.js";
import { signInTimes, TRIES } from "./security/sign_in_times.js";
import { smuggle } from "./security/smuggling.js";
import { certificateIn, testTls } from "./security/tls.js";
import { kept, program, UNHURRIED } from "./served.js";

const root = new URL("..", import.meta.url).pathname;
const { values: options } = parseArgs({ options: { minutes: { type: "string" }, only: { type: "string" }, roles: { type: "string" } } });
const FORM_MINUTES = Number(options.minutes ?? 20); // in all
const SECONDS = Number(options.minutes ?? 4) * 60;
const wanted = (what) => !options.only || options.only === what;

function must(command, words) {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: "utf8", cwd: root });
  if (status !== 0) throw new Error(`${command} ${words[0]}: ${stdout}${stderr}`);
  return stdout.trim();
}

/** An invented authority to make copies of, on a database server in this folder: { copy, setDay, routes }. */
function prepared(folder) {
  const server = must("script/postgresql", ["start", folder, "fsync=off", "full_page_writes=off"]);
  const sql = (text) => must("psql", ["--quiet", "--command", text, server]);
  const database = (name) => `postgresql://firsthand@/${name}?host=${folder}`;
  sql("CREATE DATABASE pristine TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'");
  must(program, ["demo", "--database", database("pristine"), "--children", "60", "--seed", "7", "--today", "2026-11-23"]);
  const routes = must(program, ["routes", "--database", database("pristine")]).split("\n").map((line) => line.split(" ")).map(([method, pattern, , ...fields]) => ({ method, pattern, fields }));
  const clock = join(folder, "clock");
  const setDay = (days) => writeFileSync(clock, `${new Date(Date.UTC(2026, 10, 23 + days, 10)).toISOString()}\n`);
  setDay(0);
  /** Serves a copy of its own: { url, users, database, serving, logFile, log, stop }. */
  const copy = async (name) => {
    sql(`CREATE DATABASE ${name} TEMPLATE pristine STRATEGY file_copy`);
    const logFile = join(folder, `${name}.log`);
    const serving = ["--database", database(name), "--clock-file", clock, "--signing-key-file", join(folder, "signing.key"), ...UNHURRIED];
    return { ...(await started([...serving, "--access-log", logFile])), serving, database: database(name), logFile };
  };
  return { copy, setDay, routes };
}

/** A program that serves, with these words: { url, users, log, stop }. */
async function started(words) {
  const running = spawn(program, ["serve", "--port", "0", ...words], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => running.on("close", resolve));
  let said = "";
  for (const stream of [running.stdout, running.stderr]) stream.on("data", (bytes) => (said += bytes));
  process.setMaxListeners(0).on("exit", () => running.kill());
  while (!/serving on (\S+)/.test(said)) {
    if (running.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const users = [...said.matchAll(/^ {2}(\S+) {2,}(\S+) {2,}(\S.*)$/gm)].map(([, name, role, password]) => ({ name, role, password }));
  return { url: said.match(/serving on (\S+)/)[1], users, log: () => said, stop: () => (running.kill("SIGTERM"), ended) };
}

/** Signed in anew each time: a scanner may have ended the session before. */
async function signedIn(authority, user) {
  const browser = new BrowserLike(authority.url);
  await browser.signIn(user).catch((error) => {
    if (error.status !== 403) throw error; // signed in, and then refused a page that is not for this role
  });
  return browser.cookie;
}

/** Of the first people of a role the one who comes to most kinds of page: { user, crawled, touched }. */
async function farthest(authority, role) {
  const before = tablesOf(authority.database);
  const tries = [];
  for (const user of authority.users.filter((candidate) => candidate.role === role).slice(0, 4)) tries.push({ user, crawled: await crawl(authority.url, await signedIn(authority, user)) });
  tries.sort((one, other) => other.crawled.kinds.length - one.crawled.kinds.length);
  return { ...tries[0], touched: changed(before, tablesOf(authority.database)), findings: [...new Set(tries.flatMap(({ crawled }) => crawled.findings))], asked: tries.reduce((sum, { crawled }) => sum + crawled.asked, 0) };
}

// What each step found, kept from one run to the next so that steps can be run one by one: { commit, rows, findings }.
const KEPT = join(kept, "security.json");
const parts = options.only && existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, "utf8")) : {};
const found = [];
/** The part of this step, begun anew with the first that is told of it in this run. */
const begun = new Set();
function partOf(step, goesOn = false) {
  if (!begun.has(step) && !(goesOn && parts[step]?.commit === commit())) parts[step] = { commit: commit(), rows: [], findings: [] };
  begun.add(step);
  return parts[step];
}

function note(step, what, role, { tried, findings, note: remark = "" }) {
  const part = partOf(step);
  part.rows = part.rows.filter((row) => row.what !== what || row["signed in as"] !== role);
  part.rows.push({ what, "signed in as": role, tried, findings: findings.length, remark });
  console.log(`${what}, ${role}: ${tried} tried, ${findings.length} findings ${remark}`);
  for (const finding of findings) console.log(`    ${finding}`);
  part.findings = [...part.findings.filter(({ of }) => of !== `${what}, ${role}`), ...findings.map((finding) => ({ of: `${what}, ${role}`, finding }))];
  found.push(...findings);
}

async function attackAs(authority, role) {
  const { user, crawled, touched, findings, asked } = await farthest(authority, role);
  if (wanted("crawl")) note("crawl", "our crawler", role, { tried: asked, findings: [...findings, ...touched.map((name) => `asking changed the table ${name}`)], note: `${crawled.kinds.length} kinds of page` });
  if (wanted("sqlmap")) {
    const forms = crawled.forms.filter(({ action }) => !/sign-out|lock/.test(action)).map((form) => ({ address: form.action, body: new URLSearchParams(asItStands(form).map(([name, value]) => [name, value || "1"])).toString() }));
    note("sqlmap", "sqlmap", role, await sqlmap(authority.url, await signedIn(authority, user), [...crawled.asking, ...forms], SECONDS));
  }
  if (wanted("wapiti")) note("wapiti", "wapiti", role, await wapiti(authority.url, await signedIn(authority, user), crawled.addresses, SECONDS));
  if (wanted("ffuf")) note("ffuf", "ffuf", role, await ffuf(authority.url, await signedIn(authority, user), (address) => crawled.seen.has(address), SECONDS));
}

/** Every form of every role, and every route that takes one. */
async function attackForms(origin, all) {
  const part = partOf("forms", Boolean(options.roles)), roles = options.roles ? all.filter((role) => options.roles.split(",").includes(role)) : all;
  const taking = origin.routes.filter(({ method }) => method === "POST"), copies = [];
  const start = async (role) => copies[copies.push(await origin.copy(`of_${role}`)) - 1];
  let day = 0;
  const later = () => origin.setDay((day += 2));
  const until = Date.now() + FORM_MINUTES * 60_000;
  note("forms", "planted faults", "nobody", { tried: 1, findings: await unnoticed((url) => new Attacker(url, {}, later)), note: "each was noticed, or it is a finding" });
  part.known = await attackEveryForm({ roles, routes: taking, start, later, until, known: part.known, note: (role, result) => note("forms", "every form", role, result) });
  const { byForm, byName } = part.known, count = (names) => taking.filter(({ pattern }) => names.includes(pattern)).length;
  const uncovered = taking.filter(({ pattern }) => !byForm.includes(pattern) && !byName.includes(pattern)).map(({ pattern }) => `POST ${pattern} was reached by nobody`);
  note("forms", "routes that take a form", "any of them", { tried: taking.length, findings: uncovered, note: `${count(byForm)} reached by a form of a page, ${count(byName)} by the names of their fields` });
  noteLogs("forms", copies, "each role");
}

/** What the programs told of themselves meanwhile. */
function noteLogs(step, programs, role) {
  const faults = programs.flatMap(({ log }) => log().split("\n")).filter((line) => / error /.test(line));
  note(step, "the program's own log", role, { tried: programs.length, findings: faults.slice(0, 20) });
}

async function examineTls(authority) {
  const { certificate, key } = certificateIn(folder);
  const secure = await started([...authority.serving, "--tls-certificate", certificate, "--tls-key", key]);
  note("tls", "testssl.sh", "nobody", testTls(secure.url, folder));
  secure.stop();
}

/** Last of all, since the clock goes on. */
async function timeSignIns(authority, setDay) {
  const { known, unknown, apart, findings } = await signInTimes(authority.url, authority.users, setDay);
  note("sign-in", "times of sign-in", "nobody", { tried: 2 * TRIES, findings, note: `medians ${apart.toFixed(2)} ms apart` });
  const row = (name, figures) => ({ name, tries: TRIES, "median, ms": figures.median, "95 of 100 within, ms": figures["95 of 100 within"] });
  writeFileSync(join(root, `docs/measured/${date()}_sign_in.md`), `# Whether a sign-in tells which names exist

${date()}, commit ${commit()}, by \`script/bench security --only sign-in\`. Machine: ${machine()}. PostgreSQL and program on this machine alone.

${table([row("known", known), row("unknown", unknown)])}

The medians lie ${apart.toFixed(2)} ms apart; 5 ms would be too much (ASVS 6.3.8). Each try is a wrong password, sent to the sign-in page as a browser
sends it, known and unknown names by turns, one at a time. The lock-outs stand as they always do: the clock of the program goes on by two
days after each forty tries of either sort, so that failures are forgotten and no name or address has to wait. Every answer, the name that
was typed and the page's nonce apart, was ${findings.some((finding) => finding.includes("different ways")) ? "NOT " : ""}the same.
`);
}

const folder = mkdtempSync(join(tmpdir(), "firsthand_attacked_"));
spawnSync("chmod", ["755", folder]);
try {
  const origin = prepared(folder);
  const authority = await origin.copy("attacked");
  const roles = [...new Set(authority.users.map((user) => user.role))];
  if (["crawl", "sqlmap", "wapiti", "ffuf"].some(wanted)) for (const role of roles) await attackAs(authority, role);
  if (wanted("forms")) await attackForms(origin, roles);
  if (wanted("smuggling")) note("smuggling", "the smuggling set", "nobody", await smuggle(authority.url));
  if (wanted("tls")) await examineTls(authority);
  if (wanted("sign-in")) await timeSignIns(authority, origin.setDay);
  noteLogs(options.only ?? "crawl", [authority], "anybody");
  await authority.stop();
} finally {
  must("script/postgresql", ["stop", folder]);
  rmSync(folder, { recursive: true, force: true });
}
writeFileSync(KEPT, JSON.stringify(parts));
const page = join(root, `docs/measured/${date()}_security.md`);
if (options.only !== "sign-in") writeFileSync(page, reportOf(parts));
process.exit(found.length === 0 ? 0 : 1);
