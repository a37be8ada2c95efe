// A page in Chromium on a slow line: when its largest part stands, and what it weighed.
import { chromium } from "@playwright/test";
import { median } from "../figures.js";

const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const largestPaint = () =>
  new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }));

async function signIn(page, url, { name, password }) {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
}

async function once(page, line, address, isFirst) {
  if (isFirst) await line.send("Network.clearBrowserCache");
  let bytes = 0;
  const weigh = ({ encodedDataLength }) => (bytes += encodedDataLength);
  line.on("Network.loadingFinished", weigh);
  await page.goto(address, { waitUntil: "load" });
  const paint = await page.evaluate(largestPaint);
  line.off("Network.loadingFinished", weigh);
  return { paint, bytes };
}

/** Of each path, for a browser's first page of all and for one that has style and script already: { path, isFirst, paint, bytes }. */
export async function inBrowser(url, user, paths, rounds = 3) {
  const browser = await chromium.launch({ executablePath: process.env.FIRSTHAND_CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
  try {
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
    await signIn(page, url, user);
    const line = await page.context().newCDPSession(page);
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", LINE);
    const measured = [];
    for (const path of paths)
      for (const isFirst of [true, false]) {
        const seen = [];
        for (let round = 0; round < rounds; ++round) seen.push(await once(page, line, url + path, isFirst));
        measured.push({ path, isFirst, paint: median(seen.map(({ paint }) => paint)), bytes: Math.max(...seen.map(({ bytes }) => bytes)) });
      }
    return measured;
  } finally {
    await browser.close();
  }
}
