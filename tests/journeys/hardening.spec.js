// What the program refuses whoever asks, and what it never lets out.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { checkAccessible, checkNoHorizontalScroll } from "../browser/checks.js";
import { expect, signIn, STORY_ENDS, test } from "../browser/authority.js";
import { signInWithChildren } from "../browser/children.js";

test.beforeEach(({ authority }) => authority.setClock(STORY_ENDS));

/** Bytes over a socket of its own, as no browser would send them: what came back until the other side closed. */
function sent(authority, bytes) {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(new URL(authority.url).port), "127.0.0.1", () => socket.end(bytes));
    socket.on("data", (more) => (answer += more)).on("close", () => resolve(answer)).on("error", reject).setTimeout(5_000, () => socket.destroy());
  });
}

test("[15.3.7] an address with a part that the page does not know, or one part twice, is refused in plain words", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const file = `${children[0].path}/file`;
  const unknown = await page.goto(`${file}?order=oldest&debug=1`);
  expect(unknown.status()).toBe(400);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This address asks for something that the page does not have");
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  const twice = await page.request.get(`${file}?order=oldest&order=newest`);
  expect(twice.status()).toBe(400);
  expect(await twice.text()).toContain("Something was sent twice that is asked for once.");
  expect((await page.goto(`${file}?order=oldest`)).status()).toBe(200);
});

test("[15.3.7] a form with a field twice is refused, and nothing of it is kept", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  await page.goto(`${children[0].path}/record`);
  await page.getByRole("main").locator('a[href*="/record/"]').first().click();
  const token = await page.locator('input[name="csrf"]').first().inputValue();
  const words = "Two answers were sent where one was asked for";
  for (const path of [new URL(page.url()).pathname, `${children[0].path}/jotter`]) {
    const form = new URLSearchParams([["csrf", token], ["csrf", token], ["words", words], ["headline", words]]);
    const answer = await page.request.post(path, { data: form.toString(), headers: { "content-type": "application/x-www-form-urlencoded" } });
    expect(answer.status()).toBe(400);
  }
  expect(await (await page.request.get(`${children[0].path}/jotter`)).text()).not.toContain(words);
});

test("[2.4.1] somebody in haste is asked to wait, and nobody else is", async ({ page, browser, authority }) => {
  await authority.serveAnew("--pages-a-second", "2", "--requests-a-second", "0");
  await signIn(page, authority, authority.userWithRole("team_leader").name);
  const elsewhere = await (await browser.newContext({ baseURL: authority.url })).newPage();
  await signIn(elsewhere, authority, authority.userWithRole("practitioner").name);
  let hurried = await page.request.get("/find");
  for (let tries = 0; tries < 20 && hurried.status() === 200; ++tries) hurried = await page.request.get("/find");
  expect(hurried.status()).toBe(429);
  expect(Number(hurried.headers()["retry-after"])).toBeGreaterThan(0);
  expect((await elsewhere.request.get("/find")).status()).toBe(200);
  await page.goto("/find");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wait a few seconds");
  await page.waitForTimeout(1_000);
  await page.goto("/find");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Wait a few seconds");
});

test("[12.1.1] the record is not served to a network in the clear", async ({ authority }) => {
  const bare = authority.run("serve", ...authority.place, "--address", "0.0.0.0", "--port", "0");
  expect(bare.status).toBe(1);
  expect(bare.said).toContain("The record is not sent over a network in the clear.");
  const half = authority.run("serve", ...authority.place, "--port", "0", "--tls-key", "key.pem");
  expect(half.said).toContain("--tls-certificate and --tls-key belong together");
  const nowhere = authority.run("serve", ...authority.place, "--port", "0", "--behind-proxy", "--trusted-proxy", "the proxy");
  expect(nowhere.said).toContain("--trusted-proxy takes an address");
});

test("[12.1.1] behind a proxy only what came by https is answered, and answers say to come no other way", async ({ authority }) => {
  await authority.serveAnew("--behind-proxy");
  const ask = (headers) => fetch(`${authority.url}/sign-in`, { headers });
  expect((await ask({})).status).toBe(400);
  expect((await ask({ "x-forwarded-proto": "http", "x-forwarded-for": "192.0.2.7" })).status).toBe(400);
  const answer = await ask({ "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.7" });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
});

test("[3.3.1] the cookie of a session goes to this host alone, over TLS, to no script and with no other site's request", async ({ page, authority }) => {
  await authority.serveAnew();
  const user = authority.userWithRole("practitioner");
  const answer = await page.request.post("/sign-in", { form: { user_name: user.name, password: user.password }, maxRedirects: 0 });
  const cookie = answer.headersArray().find(({ name }) => name.toLowerCase() === "set-cookie").value;
  expect(cookie).toMatch(/^__Host-session=[\w-]{20,}; /);
  for (const word of ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"]) expect(cookie.split("; ")).toContain(word);
});

test("[13.3.1] no secret is in the program's words, its surroundings, its log or a dump of its memory", async ({ page, authority }) => {
  const log = join(authority.folder, "access.log");
  await authority.serveAnew("--access-log", log);
  const user = authority.userWithRole("practitioner");
  await signIn(page, authority, user.name);
  const { value: token } = (await page.context().cookies()).find(({ name }) => name === "__Host-session");
  const canary = "Wilhelmina Canary";
  await page.getByRole("searchbox", { name: "Find a child" }).fill(canary);
  await page.getByRole("button", { name: "Find", exact: true }).first().click();
  await page.request.get(`/find/${encodeURIComponent(canary)}`);
  await page.request.get(`/find?words=${encodeURIComponent(canary)}`);
  const csrf = await page.locator('input[name="csrf"]').first().inputValue();

  const proc = (name) => readFileSync(`/proc/${authority.pid}/${name}`, "latin1");
  const keys = authority.keys.map((file) => readFileSync(file, "latin1").trim());
  const program = { words: proc("cmdline"), surroundings: proc("environ"), log: readFileSync(log, "utf8") };
  for (const [where, text] of Object.entries(program)) {
    for (const secret of [token, csrf, user.password, canary, encodeURIComponent(canary), ...keys]) expect(text, where).not.toContain(secret);
  }
  const said = authority.log.split("\n").filter((line) => !line.endsWith(user.password)).join("\n"); // an invented authority prints its people
  for (const secret of [token, csrf, canary, ...keys]) expect(said).not.toContain(secret);
  expect(proc("limits")).toMatch(/^Max core file size\s+0\s+0\s/m);
  expect(proc("status")).toMatch(/^Seccomp:\s+2$/m);
  expect(proc("status")).toMatch(/^NoNewPrivs:\s+1$/m);
});

test("[16.4.1] nobody can write a line of their own into the log", async ({ authority }) => {
  const log = join(authority.folder, "injected.log");
  await authority.serveAnew("--access-log", log);
  const line = '{"time":"2026-11-23T09:00:00.000Z","status":200}';
  const words = encodeURIComponent(`\r\n${line}`);
  await sent(authority, `GET /find/${words} HTTP/1.1\r\nHost: a\r\n\r\n`);
  await sent(authority, `GET /find?q=${words} HTTP/1.1\r\nHost: a\r\nUser-Agent: x\n${line}\r\n\r\n`);
  await sent(authority, `POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${10 + words.length}\r\n\r\nuser_name=${words}`);
  const lines = readFileSync(log, "utf8").trim().split("\n").map((text) => JSON.parse(text));
  expect(lines.length).toBeGreaterThanOrEqual(3);
  for (const one of lines) expect(Object.keys(one)).toEqual(["time", "request", "method", "route", "status", "bytes", "microseconds", "remote"]);
});

test("[12.1.1] over TLS pages come by 1.2 or later, and plain http is not answered", async ({ authority }) => {
  const [certificate, key] = ["tls.pem", "tls.key"].map((name) => join(authority.folder, name));
  const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=localhost"];
  expect(spawnSync("openssl", [...words, "-keyout", key, "-out", certificate]).status).toBe(0);
  await authority.serveAnew("--tls-certificate", certificate, "--tls-key", key);
  const connected = (version) => spawnSync("openssl", ["s_client", version, "-connect", `127.0.0.1:${new URL(authority.url).port}`], { input: "", encoding: "utf8" }).stdout;
  expect(connected("-tls1_3")).toMatch(/Cipher is TLS_/);
  expect(connected("-tls1_2")).toMatch(/Cipher is ECDHE-/);
  expect(connected("-tls1_1")).toContain("Cipher is (NONE)");
  expect(await sent(authority, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")).not.toContain("HTTP/1.1 200");
});
