// Guidance stands where people work, and abbreviations are explained.
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { signInWithChildren } from "../browser/children.js";
import { recordCall } from "../browser/entries.js";

test.beforeEach(async ({ page, authority }) => {
  await authority.setClock(STORY_ENDS);
  await signIn(page, authority, authority.userWithRole("practitioner").name);
});

test("[R.1] help on recording is one click away from every page, in short pages that lead to each other", async ({ page }) => {
  test.setTimeout(90_000);
  await page.getByRole("banner").getByRole("link", { name: "Help", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Help");
  const links = page.getByRole("navigation", { name: "Help" }).getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(addresses.length).toBeGreaterThanOrEqual(15);
  const titles = new Set();
  for (const address of addresses) {
    await page.goto(address);
    titles.add(await page.title());
    await expect(links.and(page.locator("[aria-current]"))).toHaveAttribute("href", address);
    const words = (await page.getByRole("main").innerText()).split(/\s+/).length;
    if (!/abbreviations$|access$/.test(address)) expect(words, `words on ${address}`).toBeLessThan(450);
    await checkAccessible(page);
    await checkNoHorizontalScroll(page);
  }
  expect(titles.size).toBe(addresses.length);
});

test("[R.1] help tells of fact and opinion, the child’s voice, working days, mistakes, and what is logged", async ({ page }) => {
  const told = {
    "fact-and-opinion": "Somebody must be able to agree with your facts and still disagree",
    "childs-voice": "Quote the child’s own words",
    "who-people-are": "Choose people from the file",
    "when-to-record": "After five working days the entry is late",
    "did-not-happen": "A decision not to act",
    completing: "Give it a headline",
    "brothers-and-sisters": "Each child has a file of their own",
    "something-wrong": "Nothing that was recorded is ever lost",
    "what-is-logged": "every opening of a child’s record",
    "signing-in": "press Lock now",
    training: "Never enter a real child’s details",
  };
  for (const [code, words] of Object.entries(told)) {
    await page.goto(`/help/${code}`);
    await expect(page.getByRole("main")).toContainText(words);
  }
  await page.goto("/help/no-such-page");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
});

test("[0.1] help says that the electronic record is the record, and the training authority says that it is none", async ({ page }) => {
  await page.goto("/help");
  await expect(page.getByRole("main")).toContainText("What stands in Firsthand is the child’s record. Paper holds only what cannot be kept electronically");
  await expect(page.getByText("Every person and case here is invented.")).toBeVisible();
});

test("[A6.12] the glossary explains what professionals abbreviate", async ({ page }) => {
  await page.goto("/help/abbreviations");
  for (const [letters, meaning] of [["ICPC", "initial child protection conference"], ["EHCP", "education, health and care plan"], ["DSL", "designated safeguarding lead"]])
    await expect(page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: letters, exact: true }) })).toContainText(meaning);
});

test("[A6.12] an abbreviation in an entry says what it means: on its page, in the file, and written out on paper", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "The ICPC is on Friday.", { seenAndSaid: "The DSL will come, and so will our DSL." });
  const explained = (letters) => page.locator("article", { hasText: "The ICPC is on Friday." }).locator("abbr", { hasText: letters });
  const isExplained = async () => {
    await expect(explained("ICPC")).toHaveAttribute("title", "initial child protection conference");
    await expect(explained("DSL")).toHaveAttribute("title", "designated safeguarding lead of a school"); // where it first stands
  };
  await isExplained();
  await checkAccessible(page);
  await page.goto(`${children[0].path}/file`);
  await isExplained();
  await page.getByRole("link", { name: "Print", exact: true }).click();
  await page.getByLabel("For court").check();
  await page.getByRole("button", { name: "Print" }).click();
  await isExplained();
  await page.emulateMedia({ media: "print" });
  expect(await explained("ICPC").evaluate((abbreviation) => getComputedStyle(abbreviation, "::after").content)).toMatch(/initial child protection conference|attr\(title\)/);
  expect(entry).toContain("/entries/");
});

test("what is tested and what is kept is said to everybody, signed in or not", async ({ page, authority }) => {
  const footer = page.getByRole("contentinfo");
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await footer.getByRole("link", { name: "Accessibility statement" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accessibility statement");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const user = authority.userWithRole("practitioner");
  await signIn(page, authority, user.name);
  await footer.getByRole("link", { name: "Privacy" }).click();
  await expect(page.getByText(/One cookie, which says who you are while you are signed in/)).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "My children" })).toBeVisible();
  await checkAccessible(page);
  expect((await page.goto("/lock")).status()).toBe(405); // an address that only takes what is sent
  await expect(page.getByRole("banner").getByRole("link", { name: "My children" })).toBeVisible();
});
