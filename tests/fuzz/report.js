// Adds up what the fuzzers said in their logs and writes docs/measured/<date>_fuzz.md: report.js BUILD_FOLDER
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

const build = process.argv[2];
const WHAT = {
  http_request: "a request from its first byte to its form: head, framing, body",
  urlencoded_form: "a form as browsers usually send it, and drafts as they are kept",
  multipart_form: "a form with files",
  headers: "cookies, codings, addresses, the target of a request",
  notes_csv: "case notes of an older system (CSV)",
  cin_census: "a children in need census (XML)",
  passkey: "what a device and a browser answer of a passkey (CBOR, JSON)",
  id_token: "a provider's keys and a token it signed (JSON)",
  staff_csv: "the staff system's file (CSV)",
  policy_report: "what a browser refused in a page (JSON)",
};
// What was found and mended; the input that showed it is kept.
const MENDED = [
  "2026-11-23, `http_request`: a last chunk that came in pieces of fewer than five bytes ended the whole program by an assertion of Boost.Beast 1.81, whoever sent it and before anybody had signed in. `src/http/server.cpp` waits for five bytes (`http_request/last_chunk_in_pieces`; server_test: \"chunks that come byte by byte are read like any others\").",
  "2026-11-24, `passkey`: a passkey whose CBOR claims an array of 6 billion parts made libcbor ask for 50 GB at once. A machine refuses that and the passkey with it, and only a signed-in person can send one; with the sanitizers it ended the program. Claimed lengths are held against the bytes that are there before libfido2 reads them (`src/staff/web_authentication.cpp`, `passkey/claims_to_be_long`).",
];
const totals = new Map(Object.keys(WHAT).map((name) => [name, { runs: 0, seconds: 0, edges: 0, features: 0 }]));
for (const file of readdirSync(join(build, "logs"))) {
  const said = readFileSync(join(build, "logs", file), "utf8");
  const total = totals.get(file.split(".")[0]);
  if (!total) continue;
  total.runs += Number(said.match(/stat::number_of_executed_units:\s+(\d+)/)?.[1] ?? 0);
  total.seconds += Number(said.match(/^Done \d+ runs in (\d+) second/m)?.[1] ?? 0);
  for (const [, edges, features] of said.matchAll(/cov: (\d+) ft: (\d+)/g)) {
    total.edges = Math.max(total.edges, Number(edges));
    total.features = Math.max(total.features, Number(features));
  }
}
const findings = readdirSync(join(build, "findings"));
const kept = (name) => readdirSync(join("tests/fuzz/corpus", name)).length;
const of = (name) => findings.filter((file) => file.startsWith(`${name}-`)).length;
const rows = [...totals].map(([name, { runs, seconds, edges, features }]) =>
  `| \`${name}\` | ${WHAT[name]} | ${runs.toLocaleString("en-GB")} | ${seconds.toLocaleString("en-GB")} | ${edges.toLocaleString("en-GB")} | ${features.toLocaleString("en-GB")} | ${kept(name)} | ${of(name)} |`);
const date = execFileSync("date", ["+%F"], { encoding: "utf8" }).trim();
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const compiler = execFileSync("clang++-19", ["--version"], { encoding: "utf8" }).split("\n")[0];
writeFileSync(`docs/measured/${date}_fuzz.md`, `# What the parsers made of invented input

\`script/fuzz\`, ${date}, from commit ${commit}; ${compiler}, libFuzzer with address and undefined-behaviour sanitizers, ${cpus().length} processors.
Each target calls the real parser and ends the program where it breaks a promise of its header (\`tests/fuzz\`).

| target | what is read | runs | seconds | edges of code reached | features | inputs begun from | findings |
|---|---|---|---|---|---|---|---|
${rows.join("\n")}

Seconds are of one processor that others used at the same time. A finding is an input that broke a promise, the memory's or undefined
behaviour's rules, or took more than ten seconds; each is mended with its input kept under \`tests/fuzz/corpus\`, which \`script/test\` walks.

## Found and mended

${MENDED.map((one) => `- ${one}`).join("\n")}
`);
for (const row of rows) console.log(row);
