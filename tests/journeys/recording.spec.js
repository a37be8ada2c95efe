// A worker writes down what happened: at once, on one screen, checked before it is locked.
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { breakGlass, recordCall } from "../browser/entries.js";
import { errorSummary, openVisitOfSiblings, setWhen, signInWithChildren, strangersTo } from "../browser/children.js";

const NOW = "2026-11-24T14:30:00Z";

test.beforeEach(async ({ authority }) => authority.setClock(NOW));

/** Counts what the hand does: pages loaded, clicks, inputs filled. */
function counting(page) {
  const counts = { pages: 0, clicks: 0, inputs: 0 };
  page.on("framenavigated", (frame) => frame === page.mainFrame() && (counts.pages += 1));
  return {
    counts,
    click: async (target) => ((counts.clicks += 1), target.click()),
    fill: async (target, words) => ((counts.inputs += 1), target.fill(words)),
    tick: async (target) => ((counts.clicks += 1), (counts.inputs += 1), target.check()),
    choose: async (target) => ((counts.clicks += 1), (counts.inputs += 1), target.check()),
  };
}

test("[4.10] [5.1] [5.5] a telephone call takes one page, three clicks and three inputs from the child’s page, and is locked", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(children[0].path);
  const hand = counting(page);
  const form = page.locator("form.app-composer");
  await hand.click(page.getByText("Record a telephone call"));
  await hand.tick(form.getByRole("checkbox").nth(1));
  await hand.fill(form.getByLabel("Key issues"), "Mum rang to say the heating is mended.");
  await hand.fill(form.getByLabel("What", { exact: true }), "I will tell the school");
  await hand.click(form.getByRole("button", { name: "Complete" }));
  await expect(page.getByText("Completed and locked.")).toBeVisible();
  expect(hand.counts).toEqual({ pages: 1, clicks: 3, inputs: 3 });
  await expect(page.locator("article").getByText("Telephone call")).toBeVisible();
  await expect(page.locator(".app-entry__author")).toContainText("written the same day");
  await expect(page.getByRole("button", { name: "Change or complete" })).toHaveCount(0);
  await checkAccessible(page);
});

test("[5.7] [1.1] an unfinished visit names every missing thing at once, keeps what was typed, and saves as a draft", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/school_visit`);
  await page.getByLabel("What was seen and said").fill("He was drawing a bus with nobody in it.");
  await page.getByRole("button", { name: "Complete" }).click();
  const problems = await errorSummary(page);
  expect(problems).toEqual(
    expect.arrayContaining([
      "Select who took part, or name somebody with their role",
      "Enter where it happened",
      `Select whether the child was seen, and seen alone: ${children[0].name}`,
      "Enter the key issues",
      "Enter the actions agreed, or select that none were",
    ]),
  );
  expect(await page.title()).toMatch(/^Error: /);
  await expect(page.getByLabel("What was seen and said")).toHaveValue("He was drawing a bus with nobody in it.");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await page.goto("/");
  await page.getByRole("link", { name: /School visit on/ }).first().click();
  await expect(page.getByLabel("What was seen and said")).toHaveValue("He was drawing a bus with nobody in it.");
});

test("[5.7] somebody who is only named needs a title or relationship, and a date must be real and past", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/email`);
  await setWhen(page, { day: "31", month: "2", year: "2026" });
  await page.getByText("Somebody who is not on the file").click();
  await page.getByLabel("Somebody else: full name").fill("Halina Nowak");
  await page.getByLabel("Key issues").fill("She asks when the meeting is.");
  await page.getByLabel("No actions were agreed").check();
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toContain("When it happened must be a real date, such as 27 3 2014");
  await setWhen(page, { day: "25", month: "11", year: "2026" });
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toContain("The time it happened must be in the past");
  await setWhen(page, { day: "24", month: "11", year: "2026", time: "2pm" });
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toEqual(["Enter the title or relationship of Halina Nowak"]);
  await page.getByLabel("Title or relationship").fill("Aunt");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("Halina Nowak (Aunt)")).toBeVisible();
});

test("[4.13] [2.6] a saved entry is its author’s to change; completing locks it", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/text_message`);
  await page.getByLabel("Key issues").fill("Dad texts that he is running late.");
  await page.getByRole("button", { name: "Save to the file, finish later" }).click();
  await expect(page.getByText("Saved. You can change it until you complete it.")).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Change or complete" }).click();
  await page.getByLabel("Key issues").fill("Dad texts that he is late by an hour.");
  await page.locator("form.app-composer").getByRole("checkbox").first().check();
  await page.getByLabel("No actions were agreed").check();
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("Completed and locked.")).toBeVisible();
  await expect(page.getByText("Dad texts that he is late by an hour.")).toBeVisible();
  const refused = await page.goto(`${address}/change`);
  expect(refused.status()).toBe(409);
  await expect(page.getByText("This entry is completed and locked.")).toBeVisible();
});

test("[4.13] [4.10] a change that comes after the entry was completed elsewhere is refused, and its words are kept as a draft", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const entry = await recordCall(page, children[0].path, "Left open for now.", { finish: "Save to the file, finish later" });
  const late = await page.context().newPage();
  await late.goto(`${entry}/change`);
  await late.getByLabel("Key issues").fill("Typed while another window completed it");
  await page.goto(`${entry}/change`);
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page).toHaveURL(/recorded=1/);
  await late.getByRole("button", { name: "Complete" }).click();
  await expect(late.getByText("This entry is completed and locked.")).toBeVisible();
  await page.goto("/drafts");
  await page.getByRole("row", { name: /Typed while another window completed it/ }).getByRole("link").first().click();
  await expect(page.getByLabel("Key issues")).toHaveValue("Typed while another window completed it");
});

test("[A9.1] [C2.4] [A6.15] [1.1] a home visit to three children asks seen and alone of each, and writes one entry on each file", async ({ page, authority }) => {
  const { child } = await openVisitOfSiblings(page, authority, 3);
  for (const box of await page.getByRole("radio").all()) await expect(box).not.toBeChecked();
  await page.goto(child.path);
  const hand = counting(page);
  await hand.click(page.getByRole("link", { name: "Home visit", exact: true }));
  const asked = page.getByRole("group", { name: /seen, and seen alone/ });
  for (let i = 0; i < 3; ++i) await hand.choose(asked.nth(i).getByLabel("Seen, and seen alone"));
  await hand.fill(page.getByLabel("Key issues"), "All three were in good spirits and the kitchen is safe now.");
  await hand.fill(page.getByLabel("What", { exact: true }), "Next visit in two weeks");
  await hand.click(page.getByRole("button", { name: "Complete" }));
  await expect(page.getByText("It stands on the files of 3 children.")).toBeVisible();
  expect(hand.counts.pages).toBe(2);
  expect(hand.counts.clicks).toBeLessThanOrEqual(6);
  expect(hand.counts.inputs).toBeLessThanOrEqual(5);
  await expect(page.locator(".app-identity")).toContainText("24 Nov 2026 (today)");
  await checkAccessible(page);
});

test("[A6.15] what is only about a brother stays off his sister’s file", async ({ page, authority }) => {
  const { child } = await openVisitOfSiblings(page, authority, 2);
  const asked = page.getByRole("group", { name: /seen, and seen alone/ });
  for (let i = 0; i < 2; ++i) await asked.nth(i).getByLabel("Seen, and seen alone").check();
  await page.getByLabel("Key issues").fill("A calm visit before tea.");
  await page.getByLabel("No actions were agreed").check();
  await page.locator("summary", { hasText: "Only about this child" }).click();
  const only = page.getByLabel(/^Only about this child/);
  await only.nth(1).fill("He showed me the scar from his operation.");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("A calm visit before tea.")).toBeVisible();
  await expect(page.getByText("the scar from his operation")).toHaveCount(0);
  expect(child.path).toMatch(/^\/children\//);
});

test("[1.1] not seen alone asks why, and not seen asks why and when next", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/direct_work`);
  const asked = page.getByRole("group", { name: /seen, and seen alone/ }).first();
  const why = `Enter why the child was not seen, or not seen alone: ${children[0].name}`;
  await asked.getByLabel("Not seen", { exact: true }).check();
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toContain(why);
  await page.getByRole("group", { name: /seen, and seen alone/ }).first().getByLabel("Seen, but not alone").check();
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toContain(why);
  await page.getByLabel(/^If not seen, or not seen alone/).first().fill("He would not leave his mother’s side.");
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).not.toContain(why);
});

test("[5.6] an entry written more than five working days after asks why, and shows the lateness and the reason", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/telephone_call`);
  await setWhen(page, { day: "13", month: "11", year: "2026", time: "10am" });
  await page.locator("form.app-composer").getByRole("checkbox").nth(1).check();
  await page.getByLabel("Key issues").fill("School rang about his shoes.");
  await page.getByLabel("No actions were agreed").check();
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toEqual(["Enter why this is written more than five working days after it happened"]);
  await page.getByLabel("Why is this written late?").fill("I was ill from the 16th.");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.locator(".app-entry__author")).toContainText("written late: 7 working days later");
  await expect(page.getByText("I was ill from the 16th.")).toBeVisible();
});

test("[A6.10] [1.11] fact and opinion stand apart, and the child’s own words are marked as such", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/telephone_call`);
  await page.locator("form.app-composer").getByRole("checkbox").first().check();
  await page.getByLabel("Key issues").fill("She wants to see her nan.");
  await page.getByLabel("No actions were agreed").check();
  await page.getByText("Views, wishes and feelings", { exact: true }).click();
  await page.getByLabel(/^The child’s views, wishes and feelings/).first().fill("“Nan’s house is quiet. میں نانی کے پاس جانا چاہتی ہوں”");
  await page.getByRole("group", { name: /How the child’s views are told/ }).first().getByLabel("In their own words").check();
  await page.getByText("Analysis, opinion and sources").click();
  await page.getByLabel("Your analysis and opinion").fill("Quiet matters to her more than toys.");
  await page.getByRole("button", { name: "Complete" }).click();
  const opinion = page.locator(".app-answer--opinion");
  await expect(opinion.getByText("Quiet matters to her more than toys.")).toBeVisible();
  await expect(opinion.getByText("Analysis and opinion")).toBeVisible();
  await expect(page.locator(".app-answer:not(.app-answer--opinion)", { hasText: "In their own words" })).toBeVisible();
  await expect(page.getByText("میں نانی کے پاس جانا چاہتی ہوں")).toBeVisible();
});

for (const label of ["Not in", "Unanswered call", "Failed appointment", "Missed deadline", "Worker unavailable"]) {
  test(`[A6.21] what did not happen is recorded with its reason: ${label}`, async ({ page, authority }) => {
    const { children } = await signInWithChildren(page, authority);
    await page.goto(`${children[0].path}/record`);
    await page.getByRole("link", { name: label, exact: true }).click();
    await page.getByRole("button", { name: "Complete" }).click();
    expect((await errorSummary(page)).length).toBeGreaterThanOrEqual(2);
    for (const box of await page.locator("form.app-composer textarea:visible").all()) await box.fill("Nobody answered; a neighbour said they are away.");
    await page.getByRole("button", { name: "Complete" }).click();
    await expect(page.locator("article").getByText("Did not happen", { exact: true })).toBeVisible();
  });
}

test("[5.4] an unplanned absence from a regular service is recorded with why, and what was done about it", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/unplanned_absence`);
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toEqual(["Enter which service or session it was", "Enter why the child was away, and who said so", "Enter what you did about it"]);
  await page.getByLabel("Which service or session").fill("After-school club");
  await page.getByLabel("Why the child was away, and who said so").fill("A cold, says his mother.");
  await page.getByLabel("What you did about it").fill("Told the school.");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.locator("article").getByText("Did not happen", { exact: true })).toBeVisible();
  await expect(page.locator("article")).toContainText("What was done about it");
});

test("[A6.21] a decision not to act is a record of its own, with what happens instead", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/decision_not_to_act`);
  await page.getByLabel("What was decided not to be done").fill("Not to seek legal advice now.");
  await page.getByLabel("Why", { exact: true }).fill("Dad has moved out and agreed to it in writing.");
  await page.getByLabel("What happens instead").fill("Weekly visits for a month.");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.locator("article")).toContainText("Weekly visits for a month.");
});

test("[5.3] a significant event in residential care stands under its headline", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/significant_event`);
  await page.locator("form.app-composer").getByRole("checkbox").first().check();
  await page.getByLabel("Where", { exact: true }).fill("Bramble House");
  await page.getByLabel("Key issues").fill("First goal for the team.");
  await page.getByLabel("What happened").fill("The whole house came to watch.");
  await page.getByLabel("No actions were agreed").check();
  await page.getByLabel("Significant: put it in the chronology").check();
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toEqual(["Enter a headline for the chronology"]);
  await page.getByLabel("Headline").fill("Scores her first goal");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.locator("article")).toContainText("Scores her first goal");
});

test("[C2.6] where the file says an interpreter is needed, the form asks, and doing without needs its reason", async ({ page, authority }) => {
  for (const user of authority.users.filter((candidate) => candidate.role === "practitioner")) {
    await page.context().clearCookies();
    await signIn(page, authority, user.name);
    for (const href of await page.locator('main table a[href^="/children/"]').evaluateAll((all) => all.map((link) => link.getAttribute("href")))) {
      await page.goto(href);
      if ((await page.getByText("(interpreter needed)").count()) === 0) continue;
      await page.goto(`${href}/record/telephone_call`);
      await page.locator("form.app-composer").getByRole("checkbox").first().check();
      await page.getByLabel("Key issues").fill("A short call about Friday.");
      await page.getByLabel("No actions were agreed").check();
      await page.getByRole("button", { name: "Complete" }).click();
      expect(await errorSummary(page)).toEqual(["Select whether an interpreter was used: the file says one is needed"]);
      await page.getByLabel("Needed, but not used").check();
      await page.getByRole("button", { name: "Complete" }).click();
      expect(await errorSummary(page)).toEqual(["Enter why no interpreter was used"]);
      await page.getByLabel("If needed but not used: why?").fill("He rang himself and chose English.");
      await page.getByRole("button", { name: "Complete" }).click();
      await expect(page.locator("article")).toContainText("He rang himself and chose English.");
      return;
    }
  }
  throw new Error("the invented authority has no child of a practitioner who needs an interpreter");
});

test("[A6.9] a worker with a reason records on another’s case, and the case file holder is told", async ({ page, browser, authority }) => {
  const { user: holder, children } = await signInWithChildren(page, authority);
  const [other] = await strangersTo(browser, authority, [children[0].path]);
  await page.context().clearCookies();
  await signIn(page, authority, other.name);
  const asked = await page.goto(children[0].path);
  expect(asked.status()).toBe(403);
  await breakGlass(page, other, "Grandmother rang the office and I took the call.");
  await page.getByText("Record a telephone call").click();
  const form = page.locator("form.app-composer");
  await form.getByRole("checkbox").nth(1).check();
  await form.getByLabel("Key issues").fill("Grandmother can have him on Sunday.");
  await form.getByLabel("No actions were agreed").check();
  const why = form.getByLabel("Why you record on another worker’s case");
  await expect(why).toHaveValue("Grandmother rang the office and I took the call.");
  await why.fill("");
  await form.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toEqual(["Enter why you record on another worker’s case"]);
  await page.getByLabel("Why you record on another worker’s case").fill("I took her call at the office");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("Completed and locked.")).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, authority, holder.name);
  await expect(page.getByText(/recorded on .*’s file.*Reason: I took her call at the office/)).toBeVisible();
  await checkAccessible(page);
  await page.getByRole("link", { name: "Read it" }).first().click();
  await expect(page.getByText("Grandmother can have him on Sunday.")).toBeVisible();
});

test("an empty form is not put on the file, and leaves no draft behind", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/letter`);
  await page.getByRole("button", { name: "Save to the file, finish later" }).click();
  expect(await errorSummary(page)).toEqual(["Enter something before you save it to the file"]);
  await page.goto("/drafts");
  await expect(page.getByText(/^Letter/)).toHaveCount(0);
});

test("[5.7] a month may be typed as a word, a day that is none is told with a wrong time, and by when is a date", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/telephone_call`);
  await setWhen(page, { day: "32", month: "10", year: "2026", time: "25:99" });
  await page.getByRole("group", { name: "Who took part" }).getByRole("checkbox").nth(1).check();
  await page.getByLabel("Key issues").fill("She wants to move the visit.");
  await page.getByLabel("What", { exact: true }).fill("Move the visit");
  await page.getByLabel("By when").fill("next friday-ish");
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toEqual([
    "When it happened must be a real date, such as 27 3 2014",
    "Enter a time such as 2:15pm or 14:15, or leave it empty",
    "Enter by when as a date, such as 27 3 2026, or leave it empty",
  ]);
  await setWhen(page, { day: "24", month: "Nov", year: "26", time: "9am" });
  await page.getByLabel("By when").fill("1/12/2026");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("Move the visit, by 1 December 2026")).toBeVisible();
});

test("[5.2] a contact is recorded also when no case is open", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record`);
  for (const label of ["Telephone call", "Letter", "Email", "Text message", "Video call", "Office visit", "Home visit", "School visit", "Other visit", "Direct work", "Meeting with professionals"])
    await expect(page.getByRole("link", { name: label, exact: true })).toBeVisible();
  await checkAccessible(page);
});

test("the same form sent twice writes one entry", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/text_message`);
  const fields = Object.fromEntries(await page.locator("form.app-composer").evaluate((form) => [...new FormData(form)]));
  const form = { ...fields, key_issues: "Sent once, pressed twice.", finish: "save" };
  const first = await page.request.post(`${children[0].path}/record/text_message`, { form, maxRedirects: 0 });
  const second = await page.request.post(`${children[0].path}/record/text_message`, { form, maxRedirects: 0 });
  expect(first.status()).toBe(303);
  expect(second.headers().location).toBe(first.headers().location);
});

test("typing is kept on the server without pressing anything, and comes back after an idle lock", async ({ page, authority }) => {
  const { user, children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/letter`);
  const saved = page.waitForResponse((response) => response.url().endsWith("/drafts") && response.status() === 200);
  await page.getByLabel("Key issues").fill("The housing office writes that");
  await page.getByLabel("Time", { exact: true }).focus();
  await saved;
  await expect(page.getByText(/Draft saved at/)).toBeVisible();
  await authority.setClock("2026-11-24T15:00:00Z");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Firsthand is locked" })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(user.password);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByRole("link", { name: /Letter on/ }).first().click();
  await expect(page.getByLabel("Key issues")).toHaveValue("The housing office writes that");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a visit is recorded, a row is added, and every question can be reached", async ({ page, authority }) => {
    const { children } = await signInWithChildren(page, authority);
    await page.goto(`${children[0].path}/record/office_visit`);
    await page.getByLabel("What", { exact: true }).fill("Send the form");
    await page.getByRole("button", { name: "Add another action" }).click();
    await expect(page.getByLabel("What", { exact: true })).toHaveCount(2);
    await page.getByLabel("What", { exact: true }).nth(1).fill("Ring on Friday");
    await page.getByLabel("Where", { exact: true }).fill("Town Hall reception");
    await page.getByLabel("Key issues").fill("Mum brought the letter herself.");
    await page.locator("form.app-composer").getByRole("checkbox").nth(1).check();
    await page.getByRole("group", { name: /seen alone/ }).first().getByLabel("Seen, but not alone").check();
    await page.getByLabel("No actions were agreed").uncheck();
    await page.getByRole("button", { name: "Complete" }).click();
    await expect(page.locator("article")).toContainText("Ring on Friday");
  });
});

test("[1.3] [A6.12] words from somebody else are marked with who said them, and an open mark is refused", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/telephone_call`);
  await page.locator("form.app-composer").getByRole("checkbox").nth(1).check();
  await page.getByLabel("Key issues").fill("The school is worried.");
  await page.getByLabel("What was seen and said").fill("He came without a coat. [[Dad drinks again | Mrs Khan, neighbour");
  await page.getByLabel("No actions were agreed").check();
  await page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(page)).toEqual(["End the words of somebody else with ]] where they stop"]);
  await page.getByLabel("What was seen and said").fill("He came without a coat. [[Dad drinks again | Mrs Khan, neighbour]]");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.locator("mark.app-third-party")).toHaveText("Third party: Mrs Khan, neighbour Dad drinks again");
  const linked = page.locator("article li a").first();
  await expect(linked).toHaveAttribute("href", /\/people\/\d+$/);
});

test("[A2.8] words about somebody else are marked by a button and a question, with the keyboard alone", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record/telephone_call`);
  const area = page.getByLabel("Key issues");
  const button = page.getByRole("button", { name: "Mark words about somebody else" });
  await expect(button).toHaveCount(0); // nothing to mark yet
  await area.fill("Calm. He drinks again, she said.");
  await button.press("Enter");
  await expect(page.getByText("Nothing is selected.")).toBeVisible();
  await area.evaluate((box) => box.setSelectionRange(6, 21));
  await button.press("Enter");
  const who = page.getByLabel(/Who said “He drinks again”/);
  await expect(who).toBeFocused();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await who.fill("Mrs Khan, neighbour");
  await who.press("Enter");
  await expect(area).toHaveValue("Calm. [[He drinks again | Mrs Khan, neighbour]], she said.");
  await expect(area).toBeFocused();
  await expect(page).toHaveURL(/record\/telephone_call$/); // Enter in the question sends no form
});
