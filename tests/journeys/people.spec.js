// Who a child is, who is around the child, and who holds the file.
import { expect, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, myChildren, signInWithChildren, strangersTo } from "../browser/children.js";
import { openByBreakingGlass, somebody } from "../browser/entries.js";

const NOW = "2026-11-24T14:30:00Z";

test.beforeEach(async ({ authority }) => authority.setClock(NOW));

async function newChild(page, { given, family, sibling }) {
  await page.goto(sibling ? `/children/new?sibling=${sibling.split("/").pop()}` : "/children/new");
  await page.getByLabel("Given names").fill(given);
  await page.getByLabel("Family name").fill(family);
  await page.getByLabel("Why is a file being opened?").fill("Referral by the school nurse.");
}

function card(page, title) {
  return page.locator(".govuk-summary-card").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

test("[A6.14] [3.2] a new child gets a file and number of their own and one case file holder", async ({ page, authority }) => {
  await signInWithChildren(page, authority);
  await newChild(page, { given: "Zebedee", family: "Quillfeather" });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/children\/\d+$/);
  await expect(page.getByText(/\d\d-\d{6}/).first()).toBeVisible();
  await page.goto(`${page.url()}/allocation`);
  await expect(page.getByRole("row").filter({ hasText: "Case file holder" }).filter({ hasText: "Now" })).toHaveCount(1);
});

test("[A6.14] everything missing is named at once and nothing typed is lost", async ({ page, authority }) => {
  await signInWithChildren(page, authority);
  await page.goto("/children/new");
  await page.getByLabel("Family name").fill("Quillfeather");
  await page.locator("#born_on").fill("31");
  await page.getByLabel("Case file holder").selectOption("");
  await page.getByRole("button", { name: "Continue" }).click();
  expect(await errorSummary(page)).toEqual(["Birth date must be a real date, such as 27 3 2014", "Select who holds the file", "Enter why a file is being opened"]);
  await expect(page.getByLabel("Family name")).toHaveValue("Quillfeather");
  await expect(page.locator("#born_on")).toHaveValue("31");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
});

test("[A6.12] a likely duplicate is shown before a new person is made, and choosing it leads to the file there is", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const [child] = children;
  const names = child.name.split(" ");
  await newChild(page, { given: names.slice(0, -1).join(" "), family: names.at(-1) });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Is it one of these children?" })).toBeVisible();
  await checkAccessible(page);
  await page.locator(`input[name=same][value="${child.path.split("/").pop()}"]`).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(new RegExp(`${child.path}$`));
});

test("[A6.14] a brother recorded from the family page has his own file, linked both ways", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const [child] = children;
  await newChild(page, { given: "Peregrine", family: "Quillfeather", sibling: child.path });
  await page.getByLabel("Brother or sister", { exact: true }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/children\/\d+$/);
  const brother = new URL(page.url()).pathname;
  await page.goto(`${child.path}/people`);
  await expect(page.locator(`main table a[href="${brother}"]`)).toHaveText("Peregrine Quillfeather");
  await page.goto(`${brother}/people`);
  await expect(page.locator(`main table a[href="${child.path}"]`)).toHaveText(child.name);
});

test("[A6.3] [A6.2] not yet obtained is an answer for ethnicity, and with whom it was checked is shown", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/details/change/birth`);
  await page.getByLabel("Ethnicity").selectOption("NOBT");
  await page.getByLabel("Checked with").fill("Sara Quillfeather, mother");
  await checkAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  const identity = card(page, "Birth and identity");
  await expect(identity).toContainText("Not yet obtained");
  await expect(identity).toContainText("Sara Quillfeather, mother on 24 Nov 2026");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
});

test("[2.1] a move ends the old address on the day the new one begins, and both stay", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/details/change/addresses`);
  await page.locator("#address").fill("3 Weir Cottages, Marlbridge");
  await page.getByRole("button", { name: "Save" }).click();
  const addresses = card(page, "Addresses");
  await expect(addresses).toContainText("3 Weir Cottages, Marlbridge");
  await expect(addresses).toContainText("Since 24 Nov 2026");
  await expect(addresses).toContainText("to 24 Nov 2026");
});

test("[2.1] a wrong UPN is refused with the reason, and a name that changes stays as a former name", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const [child] = children;
  await page.goto(`${child.path}/details/change/identifiers`);
  await page.getByLabel("UPN", { exact: true }).fill("A12345");
  await page.getByRole("button", { name: "Save" }).click();
  expect((await errorSummary(page)).join()).toContain("Check the UPN");
  await page.goto(`${child.path}/details/change/names`);
  await page.locator("#family").fill("Quillfeather-Smith");
  await page.getByRole("button", { name: "Save" }).click();
  expect((await errorSummary(page)).join()).toContain("Select what becomes of the name");
  await page.getByLabel("It is a former name").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(card(page, "Names")).toContainText(child.name);
  await expect(card(page, "Names")).toContainText("Quillfeather-Smith");
});

test("[A6.12] a professional already known is linked, not typed again; the person’s page opens from the child", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const [child] = children;
  await page.goto(`${child.path}/people`);
  await page.getByRole("button", { name: "Add a professional" }).click();
  await page.locator("main").getByLabel("Name").fill("Octavia Plumtree");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Nobody of that name is recorded.")).toBeVisible();
  await expect(page.getByLabel("Somebody not recorded yet")).toHaveCount(0); // nothing to choose
  await page.getByLabel("Role").fill("Health visitor");
  await page.getByLabel("Agency").fill("Marlbridge Community Health");
  await checkAccessible(page);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const line = page.getByRole("row").filter({ hasText: "Octavia Plumtree" });
  await expect(line).toContainText("Health visitor, Marlbridge Community Health");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await line.getByRole("link", { name: "Octavia Plumtree", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Octavia Plumtree", level: 1 })).toBeVisible();
  await checkAccessible(page);
  await page.goto(`${child.path}/people/add-professional`);
  await page.locator("main").getByLabel("Name").fill("octavia plumtre");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Octavia Plumtree")).toHaveCount(1);
});

test("[3.2] when the file changes hands there is still exactly one holder, and the one before stays in the history", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority, "team_leader");
  await page.goto(`${children.at(-1).path}/allocation`);
  const present = await page.locator(".govuk-summary-list__value").first().textContent();
  const names = await page.getByLabel("New case file holder").locator("option").allTextContents();
  const next = names.find((name) => name !== "Choose a worker" && !present.toLowerCase().startsWith(name.split(",")[0].toLowerCase()));
  await page.getByLabel("New case file holder").selectOption(next);
  await page.getByRole("button", { name: "Change holder" }).click();
  expect(await errorSummary(page)).toEqual(["Enter why the file changes hands"]);
  await page.getByLabel("Why the file changes hands").fill("Transfer to another team");
  await page.getByRole("button", { name: "Change holder" }).click();
  const holders = page.getByRole("row").filter({ hasText: "Case file holder" });
  await expect(holders.filter({ hasText: "Now" })).toHaveCount(1);
  await expect(holders.filter({ hasText: "Now" })).toContainText(next.split(",")[0]);
  await expect(holders.filter({ hasText: "Now" })).toContainText("Transfer to another team");
  await expect(holders.filter({ hasText: present.split(",")[0] })).not.toHaveCount(0);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
});

test("[3.2] a worker who hands over a file no longer opens it without a reason", async ({ page, authority }) => {
  const { children, user } = await signInWithChildren(page, authority);
  const path = children.at(-1).path;
  await page.goto(`${path}/allocation`);
  const names = await page.getByLabel("New case file holder").locator("option").allTextContents();
  const me = await page.locator("header").textContent();
  await page.getByLabel("New case file holder").selectOption(names.find((name) => name !== "Choose a worker" && !me.includes(name.split(",")[0])));
  await page.getByLabel("Why the file changes hands").fill(`Handed over by ${user.name}`);
  await page.getByRole("button", { name: "Change holder" }).click();
  await expect(page).toHaveURL(/\/$/);
  expect((await page.goto(path)).status()).toBe(403);
});

test("[A6.12] an NHS number or UPN stands on one record only, and whose it is is said only to who may read that child", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const give = async (somePage, path, label, number) => {
    await somePage.goto(`${path}/details/change/identifiers`);
    await somePage.getByLabel(label, { exact: true }).fill(number);
    await somePage.getByRole("button", { name: "Save" }).click();
  };
  await give(page, children[0].path, "NHS number", "943 476 5919");
  await expect(card(page, "Numbers")).toContainText("9434765919");
  await give(page, children[1].path, "NHS number", "9434765919");
  expect((await errorSummary(page)).join()).toMatch(new RegExp(`^This NHS number stands on the file of ${children[0].name}, file \\d\\d-\\d{6}\\. Check whose it is$`));
  for (const stranger of await strangersTo(browser, authority, [children[0].path])) {
    const other = await somebody(browser, authority, stranger);
    const [theirs] = (await myChildren(other.page)).filter(({ path }) => !children.some((child) => child.path === path));
    if (!theirs) continue;
    await give(other.page, theirs.path, "NHS number", "943 476 5919");
    expect(await errorSummary(other.page)).toEqual(["This NHS number stands on another child’s record. Check whose it is"]);
    return;
  }
  throw new Error("no other practitioner has children of their own");
});

test("[3.2] who only covers for a colleague does not say who works with the child, on the page or by sending the form", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const path = children[0].path;
  const [stranger] = await strangersTo(browser, authority, [path]);
  const other = await somebody(browser, authority, stranger);
  await openByBreakingGlass(other.page, stranger, path);
  await other.page.goto(`${path}/allocation`);
  await expect(other.page.getByRole("heading", { name: "Workers", exact: true })).toBeVisible();
  for (const label of ["New case file holder", "Co-worker"]) await expect(other.page.getByLabel(label, { exact: true })).toHaveCount(0);
  await other.page.goto(`${path}/jotter`);
  const csrf = await other.page.locator("input[name=csrf]").first().inputValue();
  for (const [rest, form] of Object.entries({ "/allocation/holder": { holder: "1", reason: "mine" }, "/allocation/co-workers": { co_worker: "1" } }))
    expect((await other.page.request.post(path + rest, { form: { csrf, ...form }, headers: { Origin: authority.url } })).status()).toBe(403);
  await page.goto(`${path}/allocation`);
  const offered = (await page.getByLabel("New case file holder").locator("option").allTextContents()).join("\n");
  for (const title of ["Business support", "Head of", "administrator"]) expect(offered).not.toMatch(new RegExp(title, "i"));
});

test("[A6.2] a hazard asks nobody of the family to confirm it; a postcode that is none is refused, one without an address is not", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const path = children[0].path;
  for (const code of ["hazards", "case"]) {
    await page.goto(`${path}/details/change/${code}`);
    await expect(page.getByRole("button", { name: "Save" })).toBeVisible();
    await expect(page.getByLabel("Checked with")).toHaveCount(0);
  }
  await page.goto(`${path}/details/change/addresses`);
  await page.locator("#address").fill("4 Weir Cottages, Marlbridge");
  await page.getByLabel("Postcode").fill("NOTAPC");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await errorSummary(page)).toEqual(["Enter a full postcode, such as MB1 4QT, or leave it empty"]);
  await page.getByLabel("Postcode").fill("mb14qt");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(card(page, "Addresses")).toContainText("4 Weir Cottages, Marlbridge, MB1 4QT");
  await page.goto(`${path}/details/change/addresses`);
  await page.locator("#address").fill("No fixed abode");
  await page.getByLabel("Postcode").fill("ZZ99 3VZ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(card(page, "Addresses")).toContainText("No fixed abode, ZZ99 3VZ");
});

test("[A6.12] somebody of the family is told apart by address, and professionals are not offered as family", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/people`);
  const professional = await page.getByRole("region", { name: "Professionals" }).locator("tbody th a").first().textContent();
  const relative = await page.getByRole("region", { name: "Family and friends" }).locator("tbody th a").first().textContent();
  const search = async (words) => {
    await page.goto(`${children[0].path}/people/add-family`);
    await page.locator("main").getByLabel("Name").fill(words);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("group", { name: "Parental responsibility" })).toBeVisible();
  };
  await search(relative);
  await expect(page.locator(".govuk-radios__item").filter({ hasText: relative }).first()).toContainText(/Marlbridge|MB\d|Address not shown|Born|Birth date/);
  await search(professional.replace(/^(Dr|Ms|Mrs|Mr|PC|Miss) /, ""));
  await expect(page.locator("input[name=who][type=radio]").locator("xpath=..").filter({ hasText: /health visitor|teacher|GP|nurse/i })).toHaveCount(0);
});

test("[1.14] the question why a record is opened says which child, by name and number only", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(children[0].path);
  const number = (await page.getByText(/^\d\d-\d{6}$/).first().textContent()).trim();
  const [stranger] = await strangersTo(browser, authority, [children[0].path]);
  const other = await somebody(browser, authority, stranger);
  expect((await other.page.goto(children[0].path)).status()).toBe(403);
  await expect(other.page.getByText(`${children[0].name}, file ${number}`)).toBeVisible();
  await expect(other.page.locator("main")).not.toContainText("born");
  await checkAccessible(other.page);
});
