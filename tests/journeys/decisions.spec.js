// Decisions are taken at the level they are delegated to, or above; who may not take one asks who may.
import { expect, signIn, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, signInWithChildren } from "../browser/children.js";
import { inLine, leaderOf, sendRepeatedly, somebody } from "../browser/entries.js";
import { nameOf, recordOwnAbsence } from "../browser/staff.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

test.beforeEach(({ authority }) => authority.setClock("2026-11-23T09:00:00Z"));

async function fillDecision(page, child, which) {
  await page.goto(`${child}/record/management_decision`);
  await page.getByLabel("Which decision is it?").selectOption(which);
  await page.getByLabel("What led to it").fill("Three visits found all well at home.");
  await page.getByLabel("What is decided").fill("Visit every six weeks from now on.");
  await page.getByLabel("Why", { exact: true }).fill("The family asked for it and the risk is lower.");
}

async function ask(page, child, which) {
  await fillDecision(page, child, which);
  await page.getByRole("button", { name: "Ask who may decide" }).click();
  await expect(page.getByText("Your request is sent.")).toBeVisible();
  return new URL(page.url()).pathname;
}

test("[1.8] who is below the level is told the lowest level and who may decide, asks them, and the decision is recorded in the name of who takes it", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const [child, asker] = [children[0].path, await nameOf(page)];
  const manager = await inLine(browser, authority, child, "service_manager");
  const decider = await nameOf(manager.page);

  await page.goto("/decisions");
  const before = await page.locator("main tbody tr").count();
  await page.goto(`${child}/record/management_decision`);
  await page.getByRole("button", { name: "Ask who may decide" }).click();
  expect(await errorSummary(page)).toEqual(["Select which decision it is", "Enter what led to it"]);
  await fillDecision(page, child, "fewer_visits");
  await page.getByRole("button", { name: "Complete" }).click();
  const [problem] = await errorSummary(page);
  expect(problem).toContain(`This decision is for a service manager or somebody above. Ask ${decider} (service manager)`);
  await expect(page.getByLabel("What led to it")).toHaveValue("Three visits found all well at home.");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const answers = await sendRepeatedly(page, "form.app-composer", 2, { finish: "ask" });
  expect(answers.map((answer) => answer.status())).toEqual([303, 303]);
  await page.goto("/decisions");
  await expect(page.locator("main tbody tr")).toHaveCount(before + 1);
  await checkAccessible(page);
  await page.locator("main tbody tr").first().getByRole("link").click(); // the newest
  const request = new URL(page.url()).pathname;
  await expect(page.getByText(`It waits for ${decider}`)).toBeVisible();
  await expect(page.getByText("You asked for this decision. Somebody else takes it.")).toBeVisible();

  await manager.page.goto("/");
  await manager.page.getByRole("link", { name: /^Decisions asked of me: \d+$/ }).click();
  await checkAccessible(manager.page);
  await checkNoHorizontalScroll(manager.page);
  await manager.page.locator(`main tbody a[href="${request}"]`).click();
  await expect(manager.page.getByText("Three visits found all well at home.")).toBeVisible();
  await manager.page.getByLabel("Decide", { exact: true }).check();
  await manager.page.getByRole("button", { name: "Record the answer" }).click();
  expect(await errorSummary(manager.page)).toEqual(["Enter what is decided", "Enter why it is decided"]);
  await checkAccessible(manager.page);
  await checkNoHorizontalScroll(manager.page);
  await manager.page.getByLabel("What do you decide?").fill("Visits every six weeks until the review.");
  await manager.page.getByLabel("Why?").fill("The plan is working.");
  await manager.page.getByLabel("Headline for the chronology (optional)").fill("Visits every six weeks decided");
  await manager.page.getByRole("button", { name: "Record the answer" }).click();
  await expect(manager.page.getByText("Completed and locked.")).toBeVisible();
  const entry = manager.page.locator("article").first();
  await expect(entry).toContainText("Visit less often than a child protection or care plan requires");
  await expect(entry.locator(".app-entry__author")).toContainText(decider);
  await expect(entry).toContainText(`${asker}`);
  await checkAccessible(manager.page);

  await page.goto("/");
  await expect(page.getByText(`${decider}, Service manager took the decision you asked for on`)).toBeVisible();
  await page.goto(request);
  await expect(page.getByText(`Decided by ${decider}`)).toBeVisible();
  await page.goto(`${child}/chronology`);
  await page.getByRole("link", { name: "Visits every six weeks decided", exact: true }).click();
  await expect(page.locator("article")).toContainText("The plan is working.");
});

test("[1.8] a manager refuses with a reason; a leader takes what is theirs to take, and nobody outside the line does", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[0].path;
  const leader = await leaderOf(browser, authority, child);
  const request = await ask(page, child, "close_case");
  await leader.page.goto(request);
  await leader.page.getByLabel("Not decide").check();
  await leader.page.getByRole("button", { name: "Record the answer" }).click();
  expect(await errorSummary(leader.page)).toEqual(["Enter why you do not take this decision"]);
  await leader.page.getByLabel("Why not?").fill("The review is next week: bring it there.");
  await leader.page.getByRole("button", { name: "Record the answer" }).click();
  await expect(leader.page.getByText("The review is next week: bring it there.")).toBeVisible();
  await page.goto("/");
  await expect(page.getByText("did not take the decision you asked for on")).toBeVisible();
  await page.goto(request);
  await expect(page.getByText("Reason: The review is next week: bring it there.")).toBeVisible();

  await fillDecision(leader.page, child, "close_case");
  await leader.page.getByRole("button", { name: "Complete" }).click();
  await expect(leader.page.getByText("Completed and locked.")).toBeVisible();
  await fillDecision(leader.page, child, "end_protection_plan");
  await leader.page.getByRole("button", { name: "Complete" }).click();
  expect(await errorSummary(leader.page)).toEqual(["A child protection conference decides this, and no manager. Record what it decided as the record of that meeting"]);
  await fillDecision(leader.page, child, "looked_after");
  await leader.page.getByRole("button", { name: "Complete" }).click();
  expect((await errorSummary(leader.page))[0]).toContain("This decision is for an assistant director or somebody above. Ask");

  for (const role of ["practitioner", "duty", "team_leader"]) {
    const others = authority.users.filter((user) => user.role === role && ![leader.user.name].includes(user.name));
    const other = await somebody(browser, authority, others.at(-1));
    const token = await other.page.locator('input[name="csrf"]').first().getAttribute("value");
    const answer = await other.page.request.post(`${request}/answer`, { form: { csrf: token, answer: "take", decision: "Mine", decision_reason: "Mine" }, headers: { Origin: authority.url } });
    expect(answer.status(), role).toBe(403);
    await other.page.context().close();
  }
});

test("[1.8] while a manager is away what is asked of them goes up the line, and a manager above may always decide", async ({ page, browser, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const child = children[1].path;
  const [manager, head] = [await inLine(browser, authority, child, "service_manager"), await inLine(browser, authority, child, "head_of_service")];
  const first = await ask(page, child, "court_report");
  const mine = (someone) => someone.page.getByRole("link", { name: /^Decisions asked of me/ });
  await head.page.goto("/");
  await expect(mine(head)).toHaveCount(0);
  await manager.page.goto("/");
  await expect(mine(manager)).toBeVisible();

  await recordOwnAbsence(manager.page, ["23", "11", "2026"]);
  await head.page.goto("/");
  await expect(mine(head)).toBeVisible();
  await fillDecision(page, child, "court_report");
  await page.getByRole("button", { name: "Complete" }).click();
  const [problem] = await errorSummary(page);
  expect(problem).toContain(`Ask ${await nameOf(head.page)} (head of service)`);
  expect(problem).not.toContain(await nameOf(manager.page));

  await head.page.goto(first);
  await head.page.getByLabel("Decide", { exact: true }).check();
  await head.page.getByLabel("What do you decide?").fill("The report is approved.");
  await head.page.getByLabel("Why?").fill("It is fair and complete.");
  await head.page.getByRole("button", { name: "Record the answer" }).click();
  await expect(head.page.locator("article").first()).toContainText("The report is approved.");
});

test("[1.8] the scheme of delegation stands under Help for everybody", async ({ page, authority }) => {
  await signIn(page, authority, authority.userWithRole("business_support").name);
  await page.goto("/help/decisions");
  const table = page.getByRole("region", { name: "Who may take which decision" });
  const cells = async (name) => (await table.getByRole("row", { name }).locator("td").allTextContents()).slice(0, 5).map((text) => text.includes("Yes"));
  expect(await cells(/^Close the case/)).toEqual([true, true, true, true, true]);
  expect(await cells(/^Apply for an emergency protection order/)).toEqual([false, false, true, true, true]);
  expect(await cells(/^End a child protection plan/)).toEqual([false, false, false, false, false]);
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
});
