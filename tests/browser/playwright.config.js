// Debian's Chromium, one worker a spec file: CTest runs the files side by side (cmake/browser_tests.cmake).
import { defineConfig } from "@playwright/test";

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
      executablePath: process.env.FIRSTHAND_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
      ],
    },
  },
});
