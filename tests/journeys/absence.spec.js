// Who is away, who covers, and to whom it goes up the line meanwhile.
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { errorSummary, myChildren } from "../browser/children.js";
import { colleague, recordCall, somebody } from "../browser/entries.js";
import { fillDay, nameOf, recordAbsence, recordLeaving, recordOwnAbsence } from "../browser/staff.js";

test.describe.configure({ timeout: 60_000 }); // several people, each in a browser of their own

test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

/** A practitioner with children, and the one who leads their team, each in a browser of their own. */
async function workerAndLeader(browser, authority) {
  for (const user of authority.users.filter(({ role }) => role === "practitioner")) {
    const worker = await somebody(browser, authority, user);
    const [child] = await myChildren(worker.page);
    if (child) {
      for (const candidate of authority.users.filter(({ role }) => role === "team_leader")) {
        const leader = await somebody(browser, authority, candidate);
        if ((await myChildren(leader.page)).some(({ path }) => path === child.path)) return { worker, leader, child };
        await leader.page.context().close();
      }
    }
    await worker.page.context().close();
  }
  throw new Error("no worker has a child and a leader");
}

test("[4.2] a worker records when they are away and who covers; the leader and whoever covers see it, and it ends when they are back", async ({ page, browser, authority }) => {
  const { worker, leader } = await workerAndLeader(browser, authority);
  const away = await nameOf(worker.page);
  await worker.page.goto("/account");
  await worker.page.getByRole("link", { name: "Record when you are away" }).click();
  await worker.page.getByRole("button", { name: "Record the absence" }).click();
  expect(await errorSummary(worker.page)).toEqual(["Enter the first day away, such as 27 3 2026", "Select why they are away"]);
  await checkAccessible(worker.page);
  await checkNoHorizontalScroll(worker.page);
  const covers = (await worker.page.getByLabel("Who covers").getByRole("option").nth(1).textContent()).trim();
  await recordAbsence(worker.page, ["27", "11", "2026"], covers);
  await checkAccessible(worker.page);
  await checkNoHorizontalScroll(worker.page);
  await fillDay(worker.page, "First day away", ["26", "11", "2026"]);
  await worker.page.getByLabel("Sickness").check();
  await worker.page.getByRole("button", { name: "Record the absence" }).click();
  expect(await errorSummary(worker.page)).toEqual([`${away} is recorded already as away until 27 Nov 2026. End that first`]);
  await expect(worker.page.getByLabel("Sickness")).toBeChecked();
  await worker.page.goto("/");
  await expect(worker.page.getByText("You are recorded as away until 27 Nov 2026")).toBeVisible();

  await leader.page.goto("/");
  const line = leader.page.getByRole("listitem").filter({ hasText: `${away}: away until 27 Nov 2026` });
  await expect(line).toContainText(`${covers.split(",")[0]} covers`);
  await checkAccessible(leader.page);
  await checkNoHorizontalScroll(leader.page);
  await line.getByRole("link", { name: away }).click();
  await expect(leader.page.getByRole("heading", { level: 1 })).toHaveText(`When ${away} is away`);
  await leader.page.getByRole("link", { name: /^Record the end/ }).click();
  await checkAccessible(leader.page);
  await leader.page.getByRole("button", { name: "Record the end" }).click();
  await expect(leader.page.getByText("The end of the absence is recorded.")).toBeVisible();
  await leader.page.goto("/");
  await expect(line).toHaveCount(0);

  const path = new URL((await worker.page.goto("/account"), await worker.page.getByRole("link", { name: "Record when you are away" }).getAttribute("href")), authority.url).pathname;
  const stranger = authority.users.filter(({ role }) => role === "practitioner").find(({ name }) => name !== worker.user.name);
  await signIn(page, authority, stranger.name);
  expect((await page.goto(path)).status()).toBe(403);
});

test("[4.2] [4.12] a correction asked of an author who is away stays theirs to decide, and their leader sees that it waits", async ({ browser, authority }) => {
  const { worker, leader, child } = await workerAndLeader(browser, authority);
  const away = await nameOf(worker.page);
  const entry = await recordCall(worker.page, child.path, "The school rang at ten.");
  const other = await colleague(browser, authority, child.path, worker.user);
  await other.page.goto(`${entry}/corrections/key_issues`);
  await other.page.getByLabel("What should it say?").fill("The school rang at eleven.");
  await other.page.getByLabel("Why is it wrong?").fill("I took the call.");
  await other.page.getByRole("button", { name: "Ask for this correction" }).click();
  await leader.page.goto("/corrections");
  const waiting = leader.page.getByRole("region", { name: "Asked of an author who is away" });
  await expect(waiting).toHaveCount(0);
  await recordOwnAbsence(worker.page, ["23", "11", "2026"]);
  await leader.page.goto("/corrections");
  await expect(waiting).toContainText(`${away} is away until 23 Nov 2026`);
  await checkAccessible(leader.page);
  await checkNoHorizontalScroll(leader.page);
  await waiting.getByRole("link").first().click();
  await expect(leader.page.getByText(/who wrote the entry, can accept or refuse this\./)).toBeVisible();
  await expect(leader.page.getByRole("button", { name: "Record the decision" })).toHaveCount(0);
  await worker.page.goto("/account");
  await worker.page.getByRole("link", { name: "Record when you are away" }).click();
  await worker.page.getByRole("link", { name: /^Record the end/ }).first().click();
  await worker.page.getByRole("button", { name: "Record the end" }).click();
  await leader.page.goto("/corrections");
  await expect(waiting).toHaveCount(0);
});

test("[4.2] while a leader is away what waits for them goes up the line: the next one up sees a leaver’s work, and the reporting lines say so", async ({ page, browser, authority }) => {
  const { worker, leader, child } = await workerAndLeader(browser, authority);
  const [leaderName, workerName] = [await nameOf(leader.page), await nameOf(worker.page)];
  await recordCall(worker.page, child.path, "Saved, and never completed.", { finish: "Save to the file, finish later" });
  await signIn(page, authority, authority.userWithRole("administrator").name);
  await page.goto("/staff/teams");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  await expect(page.getByText(`Led by ${leaderName}`).first()).toBeVisible();

  await recordOwnAbsence(leader.page, ["27", "11", "2026"]);
  await recordLeaving(page, worker.user.name);

  const above = [];
  for (const user of authority.users.filter(({ role }) => ["service_manager", "head_of_service"].includes(role))) above.push(await somebody(browser, authority, user));
  const heading = (someone) => someone.page.getByRole("heading", { name: "Holder left: reallocate" });
  const seeing = [];
  for (const someone of above) if ((await heading(someone).count()) > 0) seeing.push(someone);
  expect(seeing.length).toBe(1); // the next one up, and nobody further
  const [manager] = seeing;
  await expect(manager.page.getByText(`${workerName}`).first()).toBeVisible();
  await expect(manager.page.getByText(`${leaderName}: away until 27 Nov 2026`)).toBeVisible();
  await expect(manager.page.getByRole("region", { name: "Teams" })).toContainText(`${leaderName} (away until 27 Nov 2026)`);
  await checkAccessible(manager.page);
  await checkNoHorizontalScroll(manager.page);
  await manager.page.getByRole("link", { name: "Reporting lines" }).click();
  await expect(manager.page.getByText(`Away Until 27 Nov 2026. What waits goes to ${await nameOf(manager.page)}.`).first()).toBeVisible();
  await checkAccessible(manager.page);
  await checkNoHorizontalScroll(manager.page);

  await authority.setClock("2026-11-28T09:00:00Z");
  const back = await somebody(browser, authority, manager.user);
  await expect(heading(back)).toHaveCount(0);
  const again = await somebody(browser, authority, leader.user);
  await expect(heading(again)).toBeVisible();
});

test("[4.2] a leader sees on the team’s page who is away and records it for them; reporting lines never run in a circle", async ({ page, browser, authority }) => {
  const manager = await somebody(browser, authority, authority.users.find(({ role }) => role === "service_manager"));
  const ofWorkers = manager.page.getByRole("region", { name: "Teams" }).locator("tbody tr").filter({ has: manager.page.locator("td:nth-of-type(2)", { hasText: /^[1-9]/ }) });
  await ofWorkers.first().getByRole("link").click();
  const people = manager.page.getByRole("region", { name: "People" });
  await checkAccessible(manager.page);
  await checkNoHorizontalScroll(manager.page);
  const team = manager.page.url();
  await people.getByRole("link", { name: /^Absences of / }).first().click();
  await recordAbsence(manager.page, null);
  await manager.page.goto(team);
  await expect(people.getByText("Since 23 Nov 2026").first()).toBeVisible();
  await manager.page.context().close();

  await signIn(page, authority, authority.userWithRole("administrator").name);
  await page.goto("/staff/teams");
  const top = page.locator("main ul").first().getByRole("listitem").filter({ has: page.getByRole("listitem") }).first();
  const below = (await top.getByRole("listitem").first().getByRole("link").first().textContent()).trim();
  await top.getByRole("link").first().click();
  await page.getByLabel("Part of").selectOption(below);
  await page.getByRole("button", { name: "Keep the changes" }).click();
  expect(await errorSummary(page)).toEqual(["Select a team that is not this one nor below it: reporting lines would run in a circle"]);
});

test("[4.2] an absence is recorded without JavaScript, and an administrator sees it on the person’s page", async ({ browser, authority }) => {
  const user = authority.users.filter(({ role }) => role === "practitioner").at(-1);
  const { page } = await somebody(browser, authority, user, { javaScriptEnabled: false });
  const name = await nameOf(page);
  await page.goto("/account");
  await page.getByRole("link", { name: "Record when you are away" }).click();
  await recordAbsence(page, ["24", "11", "2026"]);
  const administrator = await somebody(browser, authority, authority.userWithRole("administrator"));
  await administrator.page.goto("/staff");
  await administrator.page.getByLabel("Name or user name").fill(user.name);
  await administrator.page.getByRole("button", { name: "Find" }).click();
  await administrator.page.getByRole("link", { name, exact: true }).click();
  await expect(administrator.page.getByText("Away Until 24 Nov 2026")).toBeVisible();
  await checkAccessible(administrator.page);
  await checkNoHorizontalScroll(administrator.page);
});
