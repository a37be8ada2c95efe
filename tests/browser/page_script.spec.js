// The comforts of assets/, each on a page of its own, under the policy the product serves with.
import { expect, test as base } from "@playwright/test";
import { checkAccessible, checkNoHorizontalScroll } from "./checks.js";
import { SamplePages } from "./sample_pages.js";

const test = base.extend({
  pages: async ({ page }, use) => {
    const pages = new SamplePages();
    const complaints = [];
    page.on("console", (message) => message.text().includes("Content Security Policy") && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await pages.start();
    await use(pages);
    pages.stop();
    expect(complaints, "what the browser refused or threw").toEqual([]);
  },
});

const draft = `<form method="post" action="/observations" data-primary-form data-autosave-url="/drafts/7" data-autosave-compare-url="/drafts/7/comparison">
  <input type="hidden" name="csrf" value="token"><input type="hidden" name="draft_version" value="1">
  <label class="govuk-label" for="text">What was seen and said</label><textarea class="govuk-textarea" id="text" name="text"></textarea>
  <p class="govuk-hint" data-autosave-status role="status"></p>
  <button class="govuk-button" name="then" value="complete">Save</button></form>`;
const text = (page) => page.getByLabel("What was seen and said");

test.describe("a draft", () => {
  test("is saved after two quiet seconds, and says when, in London", async ({ page, pages }) => {
    await page.clock.install({ time: "2026-06-23T14:15:00Z" });
    await pages.open(page, draft);
    await text(page).pressSequentially("Seen at home");
    await page.clock.runFor(1_500);
    expect(pages.posts).toEqual([]);
    await page.clock.runFor(1_000);
    await expect(page.getByRole("status")).toHaveText("Draft saved at 3:15pm");
    expect(pages.posts).toEqual([{ path: "/drafts/7", fields: { csrf: "token", text: "Seen at home", draft_version: "1" } }]);
  });

  test("is saved at once when its author goes elsewhere, and not again when nothing changed", async ({ page, pages }) => {
    await pages.open(page, draft);
    await text(page).fill("Seen at school");
    await text(page).blur();
    await expect(page.getByRole("status")).toContainText("Draft saved at");
    await text(page).focus();
    await text(page).blur();
    expect(pages.posts).toHaveLength(1);
  });

  test("says which version it follows", async ({ page, pages }) => {
    await pages.open(page, draft);
    pages.answer = { status: 200, headers: { "Draft-Version": "2" } };
    await text(page).fill("One");
    await text(page).blur();
    await expect.poll(() => pages.posts.length).toBe(1);
    await expect(page.locator("[name=draft_version]")).toHaveValue("2");
    await text(page).fill("Two");
    await text(page).blur();
    await expect.poll(() => pages.posts.at(-1).fields.draft_version).toBe("2");
  });

  test("changed in another window is not overwritten: a link compares the two", async ({ page, pages }) => {
    await pages.open(page, draft);
    pages.answer = { status: 409 };
    await text(page).fill("Mine");
    await text(page).blur();
    await expect(page.getByRole("link", { name: /Compare the two/ })).toHaveAttribute("href", "/drafts/7/comparison");
    await text(page).fill("Mine again");
    await text(page).blur();
    expect(pages.posts).toHaveLength(1);
  });

  for (const [what, status] of [["an ended session", 401], ["a refusal", 403], ["the way to the sign-in page", 303], ["a broken server", 503]]) {
    test(`survives ${what} and is tried again`, async ({ page, pages }) => {
      await page.clock.install();
      await pages.open(page, draft);
      pages.answer = { status, headers: status === 303 ? { Location: "/" } : {} };
      await text(page).fill("Kept");
      await text(page).blur();
      await expect(page.getByRole("status")).toHaveText("Not saved yet. We will keep trying.");
      await expect(text(page)).toHaveValue("Kept");
      pages.answer = { status: 204 };
      await page.clock.runFor(6_000);
      await expect(page.getByRole("status")).toContainText("Draft saved at");
    });
  }

  test("survives a lost network", async ({ page, pages, context }) => {
    await pages.open(page, draft);
    await context.setOffline(true);
    await text(page).fill("Typed in a lift");
    await text(page).blur();
    await expect(page.getByRole("status")).toHaveText("Not saved yet. We will keep trying.");
    await context.setOffline(false);
    await expect(page.getByRole("status")).toContainText("Draft saved at");
  });

  test("is no longer saved once the form is sent", async ({ page, pages }) => {
    await page.clock.install();
    await pages.open(page, draft);
    await text(page).fill("Sent");
    pages.answer = { status: 204, wait: 300 };
    await page.evaluate(() => document.querySelector("form").requestSubmit(document.querySelector("button")));
    await page.clock.runFor(10_000);
    await expect.poll(() => pages.postsTo("/observations").length).toBe(1);
    expect(pages.postsTo("/drafts/7")).toEqual([]);
  });
});

test("a form pressed twice is sent once, with its button's name and value", async ({ page, pages }) => {
  await pages.open(page, `<form method="post" action="/calls"><button class="govuk-button" name="then" value="duty">Hand to duty</button></form>`);
  pages.answer = { status: 204, wait: 500 };
  const press = () => page.evaluate(() => document.querySelector("button").click());
  await press();
  await expect.poll(() => pages.posts.length).toBe(1); // a second press before this would only replace the first request
  await press();
  await page.waitForTimeout(800);
  expect(pages.posts).toEqual([{ path: "/calls", fields: { then: "duty" } }]);
});

test.describe("a screen left alone", () => {
  const locking = `${draft}<form method="post" action="/lock" data-lock-form><input type="hidden" name="csrf" value="token">
    <button class="govuk-button govuk-button--secondary">Lock</button></form>`;
  const body = `data-keepalive-url="/session/keepalive"`;

  test("warns after 14 minutes, saving the draft, and locks after 15", async ({ page, pages }) => {
    await page.clock.install();
    await pages.open(page, locking, body);
    await page.evaluate(() => (document.getElementById("text").value = "Unfinished"));
    await page.clock.runFor(13 * 60_000 + 50_000);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.clock.runFor(15_000);
    await expect(page.getByRole("dialog", { name: "Are you still there?" })).toBeVisible();
    await expect.poll(() => pages.postsTo("/drafts/7").length).toBe(1);
    await checkAccessible(page);
    expect(pages.postsTo("/lock")).toEqual([]);
    await page.clock.runFor(60_000);
    await expect.poll(() => pages.postsTo("/lock")).toEqual([{ path: "/lock", fields: { csrf: "token" } }]);
  });

  test("stays open for somebody who answers the warning", async ({ page, pages }) => {
    await page.clock.install();
    await pages.open(page, locking, body);
    await page.clock.runFor(14 * 60_000 + 2_000);
    await page.getByRole("button", { name: "Keep working" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.clock.runFor(2 * 60_000);
    expect(pages.postsTo("/lock")).toEqual([]);
    expect(pages.postsTo("/session/keepalive")).toEqual([{ path: "/session/keepalive", fields: { csrf: "token" } }]);
  });

  test("tells the server of work at most once a minute", async ({ page, pages }) => {
    await page.clock.install();
    await pages.open(page, locking, body);
    for (let second = 0; second < 130; second += 10) {
      await page.keyboard.press("Shift");
      await page.clock.runFor(10_000);
    }
    await expect.poll(() => pages.postsTo("/session/keepalive")).toHaveLength(2);
  });

  test("does not lock where nobody is signed in", async ({ page, pages }) => {
    await page.clock.install();
    await pages.open(page, draft);
    await page.clock.runFor(20 * 60_000);
    expect(pages.posts).toEqual([]);
  });
});

test("rows are added, renumbered and removed, and what was typed stays with its row", async ({ page, pages }) => {
  const row = (number) => `<div data-repeatable-row><h2 class="govuk-heading-m">Person <span data-repeatable-number>${number}</span></h2>
    <label class="govuk-label" for="person-${number}-name">Name</label>
    <input class="govuk-input" id="person-${number}-name" name="person-${number}-name" value="${number === 1 ? "Ada person-9" : ""}">
    <button class="govuk-button govuk-button--secondary" name="remove" value="person-${number}" data-repeatable-remove>Remove</button></div>`;
  await pages.open(page, `<form method="post" action="/contacts"><fieldset class="govuk-fieldset" data-repeatable="person">
    <legend class="govuk-fieldset__legend">Who was there</legend>${row(1)}${row(2)}
    <button class="govuk-button" name="add" value="person" data-repeatable-add>Add another person</button></fieldset>
    <button class="govuk-button">Save</button></form>`);
  await page.getByRole("button", { name: "Add another person" }).click();
  await expect(page.getByLabel("Name").nth(2)).toBeFocused();
  await page.keyboard.type("Cy");
  await page.getByLabel("Name").nth(1).fill("Bo");
  await checkAccessible(page);
  await page.getByRole("button", { name: "Remove" }).nth(1).click();
  await expect(page.getByRole("status")).toHaveText("Removed. There are now 2.");
  await expect(page.getByRole("heading", { name: "Person 2" })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => pages.posts).toEqual([{ path: "/contacts", fields: { "person-1-name": "Ada person-9", "person-2-name": "Cy" } }]);
});

test.describe("keys", () => {
  const find = `<label class="govuk-label" for="find">Find a child</label><input class="govuk-input" id="find" data-find-child>`;

  test("/ goes to the box that finds a child, but types a / in a text", async ({ page, pages }) => {
    await pages.open(page, find + draft);
    await page.keyboard.press("/");
    await expect(page.getByLabel("Find a child")).toBeFocused();
    await text(page).focus();
    await page.keyboard.press("/");
    await expect(text(page)).toHaveValue("/");
  });

  test("/ does nothing for somebody who turned it off", async ({ page, pages }) => {
    await pages.open(page, find, `data-shortcuts="off"`);
    await page.keyboard.press("/");
    await expect(page.getByLabel("Find a child")).not.toBeFocused();
  });

  test("Ctrl+S saves the draft and Ctrl+Enter sends the form", async ({ page, pages }) => {
    await pages.open(page, find + draft);
    await text(page).fill("Quick");
    await page.keyboard.press("Control+s");
    await expect.poll(() => pages.postsTo("/drafts/7").length).toBe(1);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => pages.postsTo("/observations").map((post) => post.fields.then)).toEqual(["complete"]);
  });
});

test("the identity bar and the timeline fit a phone, and nothing foreign is asked for", async ({ page, pages }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(2);
  await pages.open(page, `<div class="app-identity moj-identity-bar"><div class="moj-identity-bar__container"><div class="moj-identity-bar__details">
    <span class="moj-identity-bar__title">${long} · born 3 May 2019 (7 years)</span></div></div></div>
    <div class="moj-timeline"><div class="moj-timeline__item"><div class="moj-timeline__header"><h2 class="moj-timeline__title">Home visit</h2>
    <p class="moj-timeline__byline">by R. Osei</p></div><p class="moj-timeline__date"><time datetime="2026-11-23T09:05">23 November 2026 at 9:05am</time></p>
    <div class="moj-timeline__description app-recorded-text">${long}</div></div></div>`);
  await checkNoHorizontalScroll(page);
  await checkAccessible(page);
  expect(asked.filter((path) => !["/", "/assets/app.css", "/assets/app.js", "/assets/favicon.svg"].includes(path))).toEqual([]);
});

test("the head of a page can be read and pressed on a phone", async ({ page, pages }) => {
  await pages.open(page, "<p class=\"govuk-body\">Text</p>", "", `<header class="govuk-template__header"><div class="govuk-generic-header app-header">
    <div class="govuk-generic-header__container govuk-width-container app-header__container"><div class="govuk-generic-header__logo app-header__logo">
    <a href="/" class="govuk-generic-header__homepage-link">Firsthand</a></div>
    <form class="app-header__search" role="search" method="post" action="/search"><label class="app-header__search-label" for="find">Find a child</label>
    <input class="govuk-input app-header__search-input" id="find" name="words" type="search" value="Ada"> <button class="app-header__search-button">Search</button></form>
    <div class="app-header__user"><span class="app-header__name">Rosamund Osei-Bonsu</span><form class="app-header__form" method="post" action="/lock">
    <button class="app-header__button">Lock now</button></form><form class="app-header__form" method="post" action="/sign-out">
    <button class="app-header__button">Sign out</button></form></div></div></div></header>`);
  await checkNoHorizontalScroll(page);
  await checkAccessible(page);
  await page.getByRole("button", { name: "Lock now" }).focus();
  await checkAccessible(page);
  for (const button of await page.getByRole("button").all()) expect((await button.boundingBox()).height).toBeGreaterThanOrEqual(40);
});

test("paper carries the record and no buttons", async ({ page, pages }) => {
  await pages.open(page, `<p class="app-print-only">Printed by R. Osei</p><p class="govuk-body">Seen at home</p><button class="govuk-button">Save</button>`);
  await expect(page.getByText("Printed by R. Osei")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Printed by R. Osei")).toBeVisible();
  await expect(page.getByText("Seen at home")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toBeHidden();
});
