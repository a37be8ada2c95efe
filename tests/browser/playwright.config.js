// Debian's Chromium, the one without windows where it is installed; one worker a spec file: CTest runs the files side by side (cmake/browser_tests.cmake).
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const chromium = process.env.FIRSTHAND_CHROMIUM ?? ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find(existsSync);
const build = process.env.FIRSTHAND_BUILD ?? new URL("../../build/dev", import.meta.url).pathname;

export default defineConfig({
  testDir: "..",
  testMatch: ["browser/*.spec.js", "journeys/*.spec.js"],
  outputDir: `${build}/test-results/${process.env.FIRSTHAND_SPEC ?? "all"}`,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
      ],
    },
  },
});
