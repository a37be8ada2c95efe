// Attacks an invented authority on this machine, signed in as each role, and says what was found; script/bench calls it.
//   security.js                   all, in less than an hour; writes docs/measured/<date>_security.md
//   security.js --minutes 2       so long for each scanner and role at most (4 unless said)
//   security.js --only crawl      one of crawl, smuggling, sqlmap, wapiti, ffuf, tls, sign-in; writes nothing, but for sign-in, whose figures
//                                 have a page of their own, docs/measured/<date>_sign_in.md
// On a private PostgreSQL, so that what stands in each table before and after can be compared.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { crawl } from "../tests/browser/crawl.js";
import { changed, tablesOf } from "../tests/browser/tables.js";
import { BrowserLike } from "./browser_like.js";
import { commit, date, machine, table } from "./figures.js";
import { ffuf, sqlmap, wapiti } from "./security/scanners.js";
import { signInTimes, TRIES } from "./security/sign_in_times.js";
import { smuggle } from "./security/smuggling.js";
import { certificateIn, testTls } from "./security/tls.js";
import { program, UNHURRIED } from "./served.js";

const root = new URL("..", import.meta.url).pathname;
const { values: options } = parseArgs({ options: { minutes: { type: "string" }, only: { type: "string" } } });
const SECONDS = Number(options.minutes ?? 4) * 60;
const wanted = (what) => !options.only || options.only === what;

function must(command, words) {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: "utf8", cwd: root });
  if (status !== 0) throw new Error(`${command} ${words[0]}: ${stdout}${stderr}`);
  return stdout.trim();
}

/** The program on a database of its own: { url, users, database, stop }. */
async function served(folder) {
  const server = must("script/postgresql", ["start", folder, "fsync=off", "full_page_writes=off"]);
  must("psql", ["--quiet", "--command", "CREATE DATABASE attacked TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'", server]);
  const database = `postgresql://firsthand@/attacked?host=${folder}`;
  must(program, ["demo", "--database", database, "--children", "60", "--seed", "7", "--today", "2026-11-23"]);
  const clock = join(folder, "clock");
  const setDay = (days) => writeFileSync(clock, `${new Date(Date.UTC(2026, 10, 23 + days, 10)).toISOString()}\n`);
  setDay(0);
  const serving = ["--database", database, "--clock-file", clock, "--signing-key-file", join(folder, "signing.key"), ...UNHURRIED];
  return { ...(await started(serving)), serving, database, setDay };
}

/** A program that serves, with these words: { url, users, log, stop }. */
async function started(words) {
  const running = spawn(program, ["serve", "--port", "0", ...words], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [running.stdout, running.stderr]) stream.on("data", (bytes) => (said += bytes));
  process.on("exit", () => running.kill());
  while (!/serving on (\S+)/.test(said)) {
    if (running.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const users = [...said.matchAll(/^ {2}(\S+) {2,}(\S+) {2,}(\S.*)$/gm)].map(([, name, role, password]) => ({ name, role, password }));
  return { url: said.match(/serving on (\S+)/)[1], users, log: () => said, stop: () => running.kill("SIGTERM") };
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

const rows = [];
function note(what, role, { tried, findings, note: remark = "" }) {
  rows.push({ what, "signed in as": role, tried, findings: findings.length, remark });
  console.log(`${what}, ${role}: ${tried} tried, ${findings.length} findings ${remark}`);
  for (const finding of findings) console.log(`    ${finding}`);
  all.push(...findings.map((finding) => `${what}, ${role}: ${finding}`));
}
const all = [];

async function attackAs(authority, role) {
  const { user, crawled, touched, findings, asked } = await farthest(authority, role);
  if (wanted("crawl")) note("our crawler", role, { tried: asked, findings: [...findings, ...touched.map((name) => `asking changed the table ${name}`)], note: `${crawled.kinds.length} kinds of page` });
  if (wanted("sqlmap")) {
    const forms = crawled.forms.filter(({ action }) => !/sign-out|lock/.test(action)).map(({ action, fields }) => ({ address: action, body: new URLSearchParams(fields.map(([name, value]) => [name, value || "1"])).toString() }));
    note("sqlmap", role, await sqlmap(authority.url, await signedIn(authority, user), [...crawled.asking, ...forms], SECONDS));
  }
  if (wanted("wapiti")) note("wapiti", role, await wapiti(authority.url, await signedIn(authority, user), crawled.addresses, SECONDS));
  if (wanted("ffuf")) note("ffuf", role, await ffuf(authority.url, await signedIn(authority, user), (address) => crawled.seen.has(address), SECONDS));
}

async function examineTls(authority) {
  const { certificate, key } = certificateIn(folder);
  const secure = await started([...authority.serving, "--tls-certificate", certificate, "--tls-key", key]);
  note("testssl.sh", "nobody", testTls(secure.url, folder));
  secure.stop();
}

/** Last of all, since the clock goes on. */
async function timeSignIns(authority) {
  const { known, unknown, apart, findings } = await signInTimes(authority.url, authority.users, authority.setDay);
  note("times of sign-in", "nobody", { tried: 2 * TRIES, findings, note: `medians ${apart.toFixed(2)} ms apart` });
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
  const authority = await served(folder);
  const roles = ["crawl", "sqlmap", "wapiti", "ffuf"].some(wanted) ? [...new Set(authority.users.map((user) => user.role))] : [];
  for (const role of roles) await attackAs(authority, role);
  if (wanted("smuggling")) note("the smuggling set", "nobody", await smuggle(authority.url));
  if (wanted("tls")) await examineTls(authority);
  if (wanted("sign-in")) await timeSignIns(authority);
  const faults = authority.log().split("\n").filter((line) => / error /.test(line));
  note("the program's own log", "", { tried: 1, findings: faults.slice(0, 20) });
  authority.stop();
} finally {
  must("script/postgresql", ["stop", folder]);
  rmSync(folder, { recursive: true, force: true });
}
if (!options.only) {
  const told = all.length === 0 ? "None." : all.map((finding) => `- ${finding}`).join("\n");
  writeFileSync(join(root, `docs/measured/${date()}_security.md`), `# What scanners and our own crawler found

${date()}, commit ${commit()}, by \`script/bench security\`. Machine: ${machine()}. On a database of 60 invented children, on this machine alone.

${table(rows)}

"Tried" counts pages for the crawlers, requests for sqlmap (each with every field in turn), addresses for ffuf. The crawler asks only, and
then compares every table of the database with what it was: whatever changed besides the ledger and the times of sessions would be a
finding. sqlmap attacks each form and each address with parts that the crawler found, at level 1 and risk 1; wapiti asks for and attacks
the addresses of the kinds of page that the crawler came to, not their forms. It wants three headers that are left out with reason: X-Frame-Options
and X-XSS-Protection, which the policy of content replaces, and HSTS, which is for TLS alone. testssl.sh examines a program that speaks TLS itself, and what it calls medium or worse would be a finding;
left out are that nobody issued the certificate, and that pages are compressed, since no secret stands in them twice alike.

## Findings

${told}
`);
}
process.exit(all.length === 0 ? 0 : 1);
