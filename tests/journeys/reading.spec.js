// A child's file is read in the order in which things happened, narrowed to what is wanted, and printed only for a reason.
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { recordCall } from "../browser/entries.js";
import { errorSummary, myChildren, setWhen, signInWithChildren } from "../browser/children.js";

const NOW = "2026-11-24T14:30:00Z";

test.beforeEach(async ({ authority }) => authority.setClock(NOW));

/** The days on which the entries shown happened, as numbers that grow with time; what has no day is left out. */
async function daysShown(page) {
  const words = await page.locator("article .app-entry__when").allTextContents();
  return words.map((text) => Date.parse(text.replace(/ at .*/, ""))).filter((day) => !Number.isNaN(day));
}

const newestFirst = (days) => [...days].sort((one, other) => other - one);

async function openFilter(page) {
  const details = page.locator("details:has(#kind)");
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  return details;
}

const entriesOf = async (page) => Number((await page.getByText(/^[\d,]+ entr(y|ies)\. /).textContent()).replace(/ entr.*/, "").replace(",", ""));
let full = null; // looked for once: { user, path, name }

/** Signs in as a worker with a file of more than one page, and opens it. */
async function openFullFile(page, authority) {
  for (const user of full ? [full.user] : authority.users.filter(({ role }) => role === "practitioner")) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    for (const child of full ? [full] : await myChildren(page)) {
      await page.goto(`${child.path}/file`);
      const entries = await entriesOf(page);
      if (entries <= 30) continue;
      full = { user, ...child };
      return { ...full, entries };
    }
  }
  throw new Error("no worker has a file of more than one page");
}

test("[A6.17] [2.6] the file stands in strict date order, page by page, and a late entry stands in its place, marked with when it was written and by whom", async ({ page, authority }) => {
  const child = await openFullFile(page, authority);
  const first = await daysShown(page);
  expect(first).toEqual(newestFirst(first));
  await checkNoHorizontalScroll(page);
  const idsOf = async () => page.locator("article").evaluateAll((all) => all.map((one) => one.id));
  const firstIds = await idsOf();
  await page.getByRole("link", { name: "Older entries" }).click();
  const second = await daysShown(page);
  expect(second).toEqual(newestFirst(second));
  expect(second[0]).toBeLessThanOrEqual(first.at(-1));
  expect((await idsOf()).filter((id) => firstIds.includes(id))).toEqual([]);
  await page.getByRole("link", { name: "Newer entries" }).click();
  expect(await idsOf()).toEqual(firstIds);

  await page.goto(`${child.path}/record/telephone_call`);
  await setWhen(page, { day: "3", month: "11", year: "2026", time: "10am" });
  await page.getByLabel("Key issues").fill("Written long after the call.");
  await page.getByRole("button", { name: "Save to the file, finish later" }).click();
  await page.goto(`${child.path}/file`);
  const filter = await openFilter(page);
  const from = filter.getByRole("group", { name: "From" });
  for (const [part, value] of [["Day", "1"], ["Month", "10"], ["Year", "2026"]]) await from.getByLabel(part).fill(value);
  await page.getByRole("button", { name: "Show these" }).click();
  const days = await daysShown(page);
  expect(days).toEqual(newestFirst(days));
  expect(days).toContain(Date.parse("3 November 2026"));
  const late = page.locator("article", { hasText: "Written long after the call." });
  await expect(late).toContainText("3 November 2026 at 10am");
  await expect(late).toContainText("Written late");
  await expect(late.locator(".app-entry__author")).toContainText(/\S+ \S+, written late: 15 working days later \(24 Nov 2026/);
  await page.getByRole("link", { name: "Oldest first" }).click();
  const turned = await daysShown(page);
  expect(turned).toEqual(newestFirst(turned).reverse());
  await page.goto(`${child.path}/file?from-day=1&from-month=11&from-year=2026`); // few: axe looks at every word
  await checkAccessible(page);
});

test("[1.2] [1.3] the file is narrowed to the contacts with one parent, or with one professional", async ({ page, authority }) => {
  const child = await openFullFile(page, authority);
  await openFilter(page);
  const choices = await page.getByLabel("Who took part").locator("option").evaluateAll((all) => all.slice(1).map((one) => ({ id: one.value, words: one.textContent })));
  const parent = choices.find(({ words }) => /\((Mother|Father|Stepfather|Stepmother|Foster carer)/i.test(words));
  const professional = choices.find(({ words }) => /\(.*(visitor|teacher|nurse|doctor|GP|constable|officer|head|lead|worker|practice|school|college)/i.test(words));
  expect(parent && professional, JSON.stringify(choices)).toBeTruthy();
  for (const { id, words } of [parent, professional]) {
    await page.goto(`${child.path}/file`);
    await openFilter(page);
    const name = words.replace(/ \(.*/, "");
    await page.getByLabel("Who took part").selectOption(id);
    await page.getByRole("button", { name: "Show these" }).click();
    const shown = page.locator("article");
    expect(await shown.count()).toBeGreaterThan(0);
    expect(await shown.filter({ hasText: name }).count()).toBe(await shown.count());
    expect(decodeURIComponent(page.url())).not.toContain(name.split(" ")[0]);
    await expect(page.getByLabel("Who took part")).toBeVisible();
  }
});

test("[1.1] the file is narrowed to when the child was seen alone, to a kind, and to one author", async ({ page, authority }) => {
  const child = await openFullFile(page, authority);
  await page.goto(`${child.path}/file?seen=alone`);
  const shown = page.locator("article");
  expect(await shown.count()).toBeGreaterThan(0);
  expect(await shown.filter({ hasText: "Seen, and seen alone" }).count()).toBe(await shown.count());
  await page.getByLabel("Child seen").selectOption("");
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Visit: Home visit" });
  const author = page.getByLabel("Who wrote it").locator("option").nth(1);
  const name = await author.textContent();
  await page.getByLabel("Who wrote it").selectOption(await author.getAttribute("value"));
  await page.getByRole("button", { name: "Show these" }).click();
  expect(await shown.filter({ hasText: "Home visit" }).filter({ hasText: name }).count()).toBe(await shown.count());
  await page.getByRole("link", { name: "Show everything" }).click();
  await expect(page).toHaveURL(`${child.path}/file`);
});

test("[1.1] a narrowed file says how many entries fit, and a long entry is folded until it is asked for", async ({ page, authority }) => {
  const child = await openFullFile(page, authority);
  await page.goto(`${child.path}/file?seen=alone`);
  const said = await page.getByText(/^\d+ of \d+ entries fits? this filter\./).textContent();
  const [fitting, all] = said.match(/\d+/g).map(Number);
  expect(all).toBeGreaterThanOrEqual(child.entries);
  expect(fitting).toBeLessThan(all);
  expect(await page.locator("article").count()).toBe(Math.min(fitting, 25));

  const long = page.locator("article", { hasText: "Read the whole entry" }).first();
  const answer = long.locator(".app-entry__whole .app-answer").last();
  await expect(answer).toBeHidden();
  await expect(long.locator(".app-entry__opening")).toBeVisible();
  await long.locator("summary").press("Enter");
  await expect(answer).toBeVisible();
  await expect(long.locator(".app-entry__opening")).toBeHidden(); // said once
  await expect(page.locator("article").getByText("Completed", { exact: true })).toHaveCount(0);
});

test("[A2.8] words of a third party stand without their marks where a text is shortened", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const path = await recordCall(page, children[0].path, "School rang about lateness. [[He drinks again | Mrs Khan, neighbour]] Calm now.");
  const shown = "He drinks again (third party: Mrs Khan, neighbour)";
  await page.goto(children[0].path);
  await expect(page.getByText(shown)).toBeVisible();
  await page.goto(`${children[0].path}/search`);
  await page.getByLabel("Words").fill("drinks again");
  await page.locator("main").getByRole("button", { name: "Search" }).click();
  await expect(page.locator(".app-found", { hasText: shown })).toHaveCount(1);
  await page.goto(`${path}/corrections`);
  await expect(page.getByText(shown)).toBeVisible();
  await expect(page.getByText("[[")).toHaveCount(0);
});

test("a wrong date in the filter is named, and kept to be mended", async ({ page, authority }) => {
  const child = await openFullFile(page, authority);
  await page.goto(`${child.path}/file?from-day=31&from-month=2&from-year=2026`);
  expect(await errorSummary(page)).toEqual(["From must be a real date, such as 27 3 2014"]);
  await expect(page.getByRole("group", { name: "From" }).getByLabel("Month")).toHaveValue("2");
  await checkAccessible(page);
});

test("[4.11] “I have read this file” takes two pages and one answer, which is not given beforehand, and makes exactly one observation of Class Record, Type Team Leader Monitoring", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority, "team_leader");
  const monitoring = `${children[0].path}/file?kind=managers_reading`;
  await page.goto(monitoring);
  const before = await page.locator("article").count();
  await page.goto(`${children[0].path}/file`);
  let pages = 0;
  page.on("framenavigated", (frame) => frame === page.mainFrame() && (pages += 1));
  await page.getByRole("button", { name: "I have read this file" }).click();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.getByLabel("Supervision").check();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const sent = await page.locator("form", { hasText: "Why you read the file" }).evaluate((form) => ({ action: form.action, fields: Object.fromEntries(new FormData(form)) }));
  await page.getByRole("button", { name: "Record that I have read this file" }).click();
  await expect(page.getByText("Your reading of this file is recorded.")).toBeVisible();
  expect(pages).toBe(2);
  await expect(page.getByText(/Last read by a manager: 24 Nov 2026 by .+, supervision\./)).toBeVisible();
  expect((await page.request.post(sent.action, { form: sent.fields })).status()).toBe(200); // pressed twice
  await page.goto(monitoring);
  await expect(page.getByLabel("Kind", { exact: true })).toHaveValue("managers_reading");
  expect(await page.getByLabel("Kind", { exact: true }).locator("option:checked").textContent()).toBe("Record: Team Leader Monitoring");
  await expect(page.locator("article")).toHaveCount(before + 1);
  await page.locator("article").first().getByRole("link").first().click();
  await expect(page.locator("#about").getByText("Record", { exact: true })).toBeVisible();
  await expect(page.locator("#about").getByText("Team Leader Monitoring", { exact: true })).toBeVisible();
});

test("[4.11] a manager says why and what they found; a worker is not offered the reading", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority, "team_leader");
  await page.goto(`${children[0].path}/reading`);
  await page.getByLabel("Audit").check();
  await page.getByLabel(/What you found/).fill("The plan is clear, the last visit is not written up.");
  await page.getByRole("button", { name: "Record that I have read this file" }).click();
  await expect(page.getByText(/by .+, audit\./)).toBeVisible();
  await expect(page.locator("article", { hasText: "the last visit is not written up" })).toContainText("Audit");
  const worker = await signInWithChildren(page, authority);
  await page.goto(`${worker.children[0].path}/file`);
  await expect(page.getByRole("button", { name: "I have read this file" })).toHaveCount(0);
  expect((await page.goto(`${worker.children[0].path}/reading`)).status()).toBe(403);
});

test("[4.9] printing asks why, and every printed page says whose file it is, who printed it, when and why", async ({ page, authority }) => {
  const child = await openFullFile(page, authority);
  await page.goto(`${child.path}/file?kind=class_contact&from-day=1&from-month=9&from-year=2026`);
  const finished = page.locator("article").filter({ hasNot: page.getByText("Saved, not completed", { exact: true }) });
  const chosen = await finished.evaluateAll((all) => all.map((one) => one.id));
  const unfinished = (await page.locator("article").count()) - chosen.length;
  expect(chosen.length).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Print", exact: true }).click();
  await page.getByRole("button", { name: "Print" }).click();
  expect(await errorSummary(page)).toEqual(["Select why you need a copy"]);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.getByLabel("For court").check();
  await page.getByLabel(/More about why/).fill("Hearing on 3 December");
  await page.getByRole("button", { name: "Print" }).click();
  const head = page.locator(".app-sheet__head");
  await expect(head).toContainText("Confidential: for the court and the parties only");
  await expect(head).toContainText(child.name);
  await expect(head).toContainText(/Printed by .+, 24 Nov 2026, 2:30pm\. For court: Hearing on 3 December/);
  expect(unfinished).toBeGreaterThan(0); // an earlier test saved one
  await expect(page.getByText(/^\d+ entr(y is|ies are) left out: saved, but not completed\.$/)).toHaveText(new RegExp(`^${unfinished} `));
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await page.evaluate(() => (window.print = () => (document.body.dataset.printed = "yes")));
  await page.getByRole("button", { name: "Print this page" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "yes");
  await expect(page.getByText("hold Ctrl and press P")).toBeHidden();
  expect(await page.locator("article").evaluateAll((all) => all.map((one) => one.id))).toEqual(chosen);
  await page.emulateMedia({ media: "print" });
  expect(await head.evaluate((element) => getComputedStyle(element).display)).toBe("table-header-group"); // repeated on every page
  await page.emulateMedia({ media: "screen" });
  await checkAccessible(page);
  await page.goto(`${child.path}/readers`);
  await expect(page.getByRole("row", { name: /For court: Hearing on 3 December/ })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the file is read, narrowed and marked as read", async ({ page, authority }) => {
    const { children } = await signInWithChildren(page, authority, "team_leader");
    await page.goto(`${children[0].path}/file`);
    await page.locator("summary", { hasText: "Filter" }).click();
    await page.getByLabel("Significant only").check();
    await page.getByRole("button", { name: "Show these" }).click();
    const shown = page.locator("article");
    expect(await shown.filter({ hasText: "Significant" }).count()).toBe(await shown.count());
    await page.getByRole("button", { name: "I have read this file" }).click();
    await page.getByRole("button", { name: "Record that I have read this file" }).click();
    expect(await errorSummary(page)).toEqual(["Select why you read the file"]);
    await page.getByLabel("Supervision").check();
    await page.getByRole("button", { name: "Record that I have read this file" }).click();
    await expect(page.getByText("Your reading of this file is recorded.")).toBeVisible();
  });

  test("[4.9] a copy says how to print it, and offers no button that could do nothing", async ({ page, authority }) => {
    const { children } = await signInWithChildren(page, authority);
    await page.goto(`${children[0].path}/print`);
    await page.getByLabel("For court").check();
    await page.getByRole("button", { name: "Print" }).click();
    await expect(page.getByText("hold Ctrl and press P")).toBeVisible();
    await expect(page.getByText("Print this page", { exact: true })).toBeHidden();
  });
});
