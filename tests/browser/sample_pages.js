// Pages of a test's own, served with the product's stylesheet, script and content security policy: for testing assets/ alone.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";

const build = process.env.FIRSTHAND_BUILD ?? new URL("../../build/dev", import.meta.url).pathname;
const TYPES = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

export class SamplePages {
  /** Every POST that came: { path, fields }. */
  posts = [];
  /** How POSTs are answered: { status, headers, wait in milliseconds }. */
  answer = { status: 204 };
  #server;
  #page = "";

  async start() {
    this.#server = createServer((request, response) => this.#serve(request, response));
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.url = `http://localhost:${this.#server.address().port}`;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Opens a page with this in its main part, these attributes on its body, and this above its main part. */
  async open(page, main, bodyAttributes = "", head = "") {
    this.posts = [];
    this.answer = { status: 204 };
    this.#page = `<!DOCTYPE html><html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>Sample - Firsthand</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/assets/favicon.svg">
      <link rel="stylesheet" href="/assets/app.css"><script type="module" src="/assets/app.js"></script></head>
      <body class="govuk-template__body" ${bodyAttributes}>
      ${head}<div class="govuk-width-container"><main class="govuk-main-wrapper" id="main-content"><h1 class="govuk-heading-l">Sample</h1>${main}</main></div>
      </body></html>`;
    await page.goto(`${this.url}/`);
    await page.waitForFunction(() => document.body.classList.contains("js-enabled"));
  }

  postsTo(path) {
    return this.posts.filter((post) => post.path === path);
  }

  async #serve(request, response) {
    const path = new URL(request.url, this.url).pathname;
    if (request.method === "POST") return this.#accept(request, response, path);
    if (path.startsWith("/assets/")) {
      return response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "text/plain" }).end(readFileSync(join(build, path)));
    }
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY }).end(this.#page);
  }

  async #accept(request, response, path) {
    let body = "";
    for await (const piece of request) body += piece;
    const { status, headers = {}, wait = 0 } = this.answer;
    this.posts.push({ path, fields: Object.fromEntries(new URLSearchParams(body)) });
    await new Promise((resolve) => setTimeout(resolve, wait));
    response.writeHead(status, headers).end();
  }
}
