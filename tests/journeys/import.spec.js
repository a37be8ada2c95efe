// What another system holds becomes a record here, by the real program on a copy of the demo authority.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible } from "../browser/checks.js";

const sample = (name) => new URL(`../samples/${name}`, import.meta.url).pathname;
const program = join(process.env.FIRSTHAND_BUILD ?? new URL("../../build/dev", import.meta.url).pathname, "firsthand");
const shared = process.env.FIRSTHAND_SHARED ?? new URL("../../../shared", import.meta.url).pathname;
const [ALL_CAME_IN, NOTHING_KEPT, SOMETHING_LEFT_OUT] = [0, 1, 2];

/** A small authority of its own, for one import. */
function importIntoFresh(census) {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-import-"));
  const run = (...words) => spawnSync(program, [...words, "--at", join(folder, "a"), "--key-file", join(folder, "a.key")], { encoding: "utf8" });
  run("demo", "--children", "1");
  const { status, stdout, stderr } = run("import", "cin-census", census);
  rmSync(folder, { recursive: true });
  return { status, said: stdout + stderr };
}

const importCensus = (authority, file) => authority.command("import", "cin-census", file);
const importNotes = (authority, file, ...options) => authority.command("import", "notes", file, ...options);
const ledgerOf = async (authority) => (await authority.command("verify")).said;

/** Calls back with a file of these contents: text, bytes, or a function that writes to an open file. */
async function withFile(name, contents, use) {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-import-"));
  const path = join(folder, name);
  if (typeof contents === "function") {
    const file = openSync(path, "w");
    contents(file);
    closeSync(file);
  } else {
    writeFileSync(path, contents);
  }
  try {
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function findByNumber(page, number) {
  await page.goto("/find");
  await page.getByRole("search", { name: "Children" }).getByLabel("Name, birth date or number").fill(number);
  await page.getByRole("search", { name: "Children" }).getByRole("button", { name: "Search" }).click();
  await page.locator("main table").getByRole("link", { name: `Child ${number}` }).click();
  await expect(page).toHaveURL(/\/children\/\d+$/);
  return new URL(page.url()).pathname;
}

test("[A6.14] [A6.33] children of a census have a file each, with their dates in the chronology and where they came from", async ({ page, authority }) => {
  const done = await importCensus(authority, sample("cin/census_2022.xml"));
  expect(done).toEqual({ status: ALL_CAME_IN, said: expect.stringContaining("Came in: 2 children, 11 key events") });
  await authority.serve();
  await signIn(page, authority, authority.userWithRole("duty").name);
  const child = await findByNumber(page, "S22001");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("S22001");
  await expect(page.getByText("Child in need").first()).toBeVisible();
  await page.goto(`${child}/chronology`);
  const story = page.locator("main");
  for (const headline of [
    "Referral accepted, from school", "Assessment authorised: domestic abuse (towards a parent or carer) and neglect", "Section 47 enquiry began",
    "Initial child protection conference", "Child protection plan began: neglect", "Child protection review", "Child protection plan ended", "Child in need plan began",
  ]) {
    await expect(story.getByText(headline).first(), headline).toBeVisible();
  }
  await checkAccessible(page);
  await page.goto(`${child}/file`);
  await expect(page.locator("main").getByText("From CIN census 2022, census_2022.xml").first()).toBeVisible();
});

test("[A6.17] notes of an older system stand in the file with their own author, type and day", async ({ page, authority }) => {
  await importCensus(authority, sample("cin/census_2022.xml"));
  const done = await importNotes(authority, sample("notes/older_system.csv"));
  expect(done).toEqual({ status: ALL_CAME_IN, said: expect.stringContaining("Came in: 3 notes") });
  await authority.serve();
  await signIn(page, authority, authority.userWithRole("duty").name);
  const child = await findByNumber(page, "S22001");
  await page.goto(`${child}/file`);
  const file = page.locator("main");
  await expect(file.getByText("From import of older_system.csv, by Ada Brook").first()).toBeVisible();
  await expect(file.getByText("type “Case note (old system)”").first()).toBeVisible();
  await expect(file.getByText("17 May 2021").first()).toBeVisible();
});

test("importing the same again changes nothing and says so", async ({ authority }) => {
  await importCensus(authority, sample("cin/census_2022.xml"));
  await importNotes(authority, sample("notes/older_system.csv"));
  const before = await ledgerOf(authority);
  const census = await importCensus(authority, sample("cin/census_2022.xml"));
  expect(census.said).toContain("Came in: 0 children, 0 key events");
  expect(census.said).toContain("Already here: 2 children, 11 key events");
  const notes = await importNotes(authority, sample("notes/older_system.csv"));
  expect(notes.said).toContain("Came in: 0 notes");
  expect(notes.said).toContain("Already here: 3 notes");
  expect(await ledgerOf(authority)).toBe(before);
});

test("a date that a later census tells otherwise is changed and told, and the file of a child whom nobody holds follows", async ({ authority }) => {
  await importCensus(authority, sample("cin/census_2022.xml"));
  const later = readFileSync(sample("cin/census_2022.xml"), "utf8")
    .replace("2021-07-02</AssessmentAuthorisationDate>", "2021-07-05</AssessmentAuthorisationDate>")
    .replace("<CINPlanStartDate>2022-02-02</CINPlanStartDate>", "<CINPlanStartDate>2022-02-02</CINPlanStartDate><CINPlanEndDate>2022-03-01</CINPlanEndDate>");
  const done = await withFile("later.xml", later, (file) => importCensus(authority, file));
  expect(done.said).toContain("Came in: 0 children, 1 key event\n");
  expect(done.said).toContain("Changed: 1 key event\n");
  expect(done.said).toMatch(/line \d+: child S22001: “Assessment authorised: [^”]+” was 2021-07-02 and is now 2021-07-05; the record was changed and keeps the earlier version/);
});

test("a child whose number is here with another birth date is left out, since it may be another child", async ({ authority }) => {
  await importCensus(authority, sample("cin/census_2022.xml"));
  const other = readFileSync(sample("cin/census_2022.xml"), "utf8").replace("2011-06-14", "2009-01-30").replaceAll("2021-05-1", "2021-05-2");
  const done = await withFile("other.xml", other, (file) => importCensus(authority, file));
  expect(done.status).toBe(SOMETHING_LEFT_OUT);
  expect(done.said).toContain("child S22001: the file says birth date 2009-01-30, the record 2011-06-14; the child was left out");
  expect(done.said).toContain("Came in: 0 children, 0 key events");
});

test("what is wrong inside a census is left out and told by its line, and the rest comes in", async ({ authority }) => {
  const done = await importCensus(authority, sample("cin/census_ugly.xml"));
  expect(done.status).toBe(SOMETHING_LEFT_OUT);
  expect(done.said).toContain("Came in: 2 children, 10 key events");
  expect(done.said).toContain("Left out: 15\n");
  expect(done.said).toContain("line 17: child U1: the referral date 2020-13-01 is not a date; the referral, with all that it holds, was left out");
});

// Census files of others, which are not part of this project, and what each yields.
const SAMPLES = [
  { file: "BAR_cin_2022.xml", status: ALL_CAME_IN, cameIn: "1 child, 13 key events", leftOut: 0, told: [] },
  { file: "CIN2rows.xml", status: ALL_CAME_IN, cameIn: "1 child, 14 key events", leftOut: 0, told: ["the year 2023 and the reference date 2024-03-31 disagree"] },
  { file: "CIN_Census_2021.xml", status: SOMETHING_LEFT_OUT, cameIn: "1 child, 13 key events", leftOut: 1, told: ["line 25: child DfEX0000001: the expected date of birth 1066-04-13 cannot be meant; it was left out"] },
  // ODD: it holds an assessment that began on 28 April 2028, which lies in the future only until then.
  Date.now() < Date.parse("2028-04-28")
    ? { file: "CIN_Census_2024.xml", status: SOMETHING_LEFT_OUT, cameIn: "2 children, 15 key events", leftOut: 2, told: ["“RB” is not an assessment factor; it was left out", "“Assessment began” lies in the future (2028-04-28); it was left out"] }
    : { file: "CIN_Census_2024.xml", status: SOMETHING_LEFT_OUT, cameIn: "2 children, 16 key events", leftOut: 1, told: ["“RB” is not an assessment factor; it was left out"] },
];

for (const { file, status, cameIn, leftOut, told } of SAMPLES) {
  test(`the sample ${file} yields ${cameIn}`, () => {
    const path = join(shared, "reference/data/cin", file);
    if (!existsSync(path)) console.log(`NOT TESTED: there is no ${path}; set FIRSTHAND_SHARED to the folder that holds reference/data/cin`);
    test.skip(!existsSync(path), "the samples of others are not here");
    const done = importIntoFresh(path);
    expect(done.said).toContain(`Came in: ${cameIn}\n`);
    expect(Number(done.said.match(/^Left out: (\d+)$/m)?.[1] ?? 0)).toBe(leftOut);
    for (const words of told) expect(done.said).toContain(words);
    expect(done.status).toBe(status);
  });
}

const census = (inside, before = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${before}<Message><Header/><Children><Child><ChildIdentifiers><LAchildID>B1</LAchildID>${inside}</ChildIdentifiers></Child></Children></Message>`;
const LAUGHS = `<!DOCTYPE Message [<!ENTITY a "ha">${[..."bcdefghij"].map((name, i) => `<!ENTITY ${name} "${`&${"abcdefghi"[i]};`.repeat(10)}">`).join("")}]>\n`;
const HEADING = "la_child_id,happened_on,written_on,kind,author_name,text\n";
const TWO_GIGABYTES = 2 ** 31;

/** A file of two gigabytes on paper only: what comes after the first megabytes takes no room. */
const endless = (beginning) => (file) => {
  writeSync(file, beginning);
  writeSync(file, "x".repeat(6_000_000));
  ftruncateSync(file, TWO_GIGABYTES);
};

const BAD_FILES = [
  { name: "cut short.xml", contents: readFileSync(sample("cin/census_2024.xml")).subarray(0, 900), command: importCensus },
  { name: "wrong encoding.xml", contents: Buffer.from(census("<UPN>é</UPN>"), "latin1"), command: importCensus },
  { name: "external entity.xml", contents: census("<UPN>&e;</UPN>", '<!DOCTYPE Message [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'), command: importCensus, never: /root:/ },
  { name: "billion laughs.xml", contents: census("<UPN>&j;</UPN>", LAUGHS), command: importCensus, never: /haha/ },
  { name: "line without end.xml", contents: endless("<Message><Header/><Children><Child><ChildIdentifiers><LAchildID>"), command: importCensus },
  { name: "another return.xml", contents: "<SchoolCensus/>", command: importCensus },
  { name: "no such file.xml", contents: null, command: importCensus },
  { name: "wrong columns.csv", contents: "la_child_id,when,kind\nS22001,2021-01-01,x\n", command: importNotes, says: /There is no column happened_on/ },
  { name: "wrong encoding.csv", contents: Buffer.from(`${HEADING}S22001,2021-01-01,2021-01-01,Note,Zoë,text\n`, "latin1"), command: importNotes, says: /UTF-8/ },
  { name: "cut short.csv", contents: `${HEADING}S22001,2021-01-01,2021-01-01,Note,Ada Brook,"It was`, command: importNotes },
  { name: "line without end.csv", contents: endless(`${HEADING}S22001,2021-01-01,2021-01-01,Note,Ada Brook,"`), command: importNotes },
  { name: "one bad line.csv", contents: `${HEADING}S22001,2021-01-01,2021-01-01,Note,Ada Brook,Good.\nS22001,2099-01-01,2099-01-01,Note,Ada Brook,Bad.\n`, command: importNotes, says: /line 3: happened_on 2099-01-01 lies in the future/ },
];

for (const { name, contents, command, says, never } of BAD_FILES) {
  test(`a bad file (${name}) is refused in plain words and changes nothing`, async ({ authority }) => {
    await importCensus(authority, sample("cin/census_2022.xml"));
    const before = await ledgerOf(authority);
    const began = Date.now();
    const done = contents === null ? await command(authority, "/nowhere/census.xml") : await withFile(name, contents, (file) => command(authority, file));
    expect(done.status).toBe(NOTHING_KEPT);
    expect(done.said).toMatch(/Nothing was (changed|imported)/);
    expect(done.said).not.toMatch(/exception|std::|libxml|xmlns|terminate/);
    if (says) expect(done.said).toMatch(says);
    if (never) expect(done.said).not.toMatch(never);
    expect(Date.now() - began, "milliseconds until the refusal").toBeLessThan(5_000);
    expect(await ledgerOf(authority)).toBe(before);
  });
}

test("with --keep-good the good lines come in and the bad ones are told; an unreadable file still changes nothing", async ({ authority }) => {
  await importCensus(authority, sample("cin/census_2022.xml"));
  const good = "S22001,2021-02-03,2021-02-03,Note,Ada Brook,A good line.\n";
  const kept = await withFile("kept.csv", `${HEADING}${good}S22009,2021-02-03,2021-02-03,Note,Ada Brook,No such child.\n${good}`, (file) => importNotes(authority, file, "--keep-good"));
  expect(kept.status).toBe(SOMETHING_LEFT_OUT);
  expect(kept.said).toContain("Came in: 1 note\n");
  expect(kept.said).toContain("line 3: la_child_id “S22009” is no child here");
  expect(kept.said).toContain("line 4: is the same note as line 2");
  const before = await ledgerOf(authority);
  const broken = await withFile("broken.csv", `${HEADING}${good.replace("02-03", "02-04")}S22001,"`, (file) => importNotes(authority, file, "--keep-good"));
  expect(broken.status).toBe(NOTHING_KEPT);
  expect(await ledgerOf(authority)).toBe(before);
});
