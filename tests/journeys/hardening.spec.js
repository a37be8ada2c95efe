// What the program refuses whoever asks, and what it never lets out.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { get } from "node:https";
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

test("[15.3.3] a form with a field that its page does not ask for is refused in plain words, and nothing of it is kept", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const words = "Sent with a field that nobody asked for";
  await page.goto(`${children[0].path}/record/telephone_call`);
  await page.getByLabel("Key issues").fill(words);
  await page.locator("form.app-composer").evaluate((form) => {
    form.removeAttribute("data-autosave-url");
    form.insertAdjacentHTML("beforeend", '<input type="hidden" name="state" value="completed">');
  });
  await page.getByRole("button", { name: "Save to the file, finish later" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This form has something that the page does not ask for");
  await expect(page.getByText("Nothing of it was saved.")).toBeVisible();
  await checkAccessible(page);
  await checkNoHorizontalScroll(page);
  expect(await (await page.request.get(`${children[0].path}/file`)).text()).not.toContain(words);

  await page.goto(`${children[0].path}/jotter`);
  const csrf = await page.locator('input[name="csrf"]').first().inputValue();
  const forms = { [`${children[0].path}/jotter`]: { words }, [`${children[0].path}/print`]: { what: "file", reason: "court" }, "/find": { words }, "/account/shortcuts": { shortcuts: "off" }, "/sign-in": { user_name: "a", password: "b" } };
  for (const [path, form] of Object.entries(forms)) {
    const answer = await page.request.post(path, { form: { csrf, ...form, role: "administrator" } });
    expect(answer.status(), path).toBe(400);
    const file = await page.request.post(path, { multipart: { csrf, ...form, photo: { name: "a.png", mimeType: "image/png", buffer: Buffer.from("a") } } });
    expect(file.status(), path).toBe(400);
  }
  expect(await (await page.request.get(`${children[0].path}/jotter`)).text()).not.toContain(words);
});

test("[3.4.3] [3.4.7] a script that came into a page by stealth does not run, and the browser’s report of it is a line in the log without anybody’s data", async ({ page, authority }) => {
  const { children } = await signInWithChildren(page, authority);
  const nonces = [];
  for (const path of ["/", `${children[0].path}/file`]) {
    const answer = await page.goto(path);
    const [, nonce] = answer.headers()["content-security-policy"].match(/script-src 'nonce-([\w-]{40,})';/);
    expect(await page.locator("script").evaluateAll((all) => all.map((script) => script.nonce))).toEqual([nonce]);
    nonces.push(nonce);
  }
  expect(nonces[0]).not.toBe(nonces[1]);
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("script"), { textContent: "document.title = 'taken'" }));
    document.body.insertAdjacentHTML("beforeend", '<img src="https://elsewhere.invalid/?name=Tom" onerror="document.title = \'taken\'">');
  });
  await expect.poll(() => authority.log).toContain("a browser refused what a page held: script-src-elem, inline, on /children/#/file");
  await expect.poll(() => authority.log).toContain("a browser refused what a page held: img-src, an address, on /children/#/file");
  expect(await page.title()).not.toBe("taken");
  expect(authority.log).not.toContain("elsewhere.invalid");
  const forged = await page.request.post("/policy-reports", { data: "no report", headers: { "content-type": "application/csp-report" } });
  expect(forged.status()).toBe(204);
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
  for (const one of lines) expect(Object.keys(one)).toEqual(["time", "request", "method", "route", "status", "bytes", "microseconds", "remote", "refused"]);
});

test("[16.3.2] who is refused a page stands in the access log with why, and not with a name", async ({ page, authority }) => {
  const log = join(authority.folder, "refused.log");
  await authority.serveAnew("--access-log", log);
  const user = authority.userWithRole("practitioner");
  await signIn(page, authority, user.name);
  expect((await page.request.get("/staff")).status()).toBe(403);
  const lines = readFileSync(log, "utf8").trim().split("\n").map((text) => JSON.parse(text));
  expect(lines.filter(({ refused }) => refused).map(({ route, refused }) => [route, refused])).toEqual([["/staff", "role"]]);
  expect(readFileSync(log, "utf8")).not.toContain(user.name);
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

test("[13.3.4] certificate and key are changed while pages are asked for, and no request fails", async ({ authority }) => {
  const [certificate, key] = ["changed.pem", "changed.key"].map((name) => join(authority.folder, name));
  const issue = (name) => {
    const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", `/CN=${name}`];
    expect(spawnSync("openssl", [...words, "-keyout", key, "-out", certificate]).status).toBe(0);
  };
  issue("first.example");
  await authority.serveAnew("--tls-certificate", certificate, "--tls-key", key);
  const asked = { statuses: new Map(), names: new Set(), goes: true };
  const ask = () =>
    new Promise((resolve) => {
      const request = get(`${authority.url}/sign-in`, { rejectUnauthorized: false, agent: false }, (answer) => {
        asked.names.add(answer.socket.getPeerCertificate().subject.CN);
        answer.resume().on("end", () => resolve(answer.statusCode));
      });
      request.on("error", (error) => resolve(error.message));
    });
  const asking = Array.from({ length: 4 }, async () => {
    for (let status; asked.goes; asked.statuses.set(status, (asked.statuses.get(status) ?? 0) + 1)) status = await ask();
  });
  await expect.poll(() => asked.names.has("first.example")).toBe(true);
  issue("second.example");
  await expect.poll(() => asked.names.has("second.example"), { timeout: 10_000 }).toBe(true);
  writeFileSync(key, "no key");
  await expect.poll(() => authority.log, { timeout: 10_000 }).toContain("Reading the TLS certificate and key again fails");
  asked.goes = false;
  await Promise.all(asking);
  expect([...asked.statuses.keys()]).toEqual([200]);
});
