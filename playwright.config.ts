import { defineConfig } from "playwright/test";
import { chromiumLaunch } from "./testing/chromium.ts";

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  // Each worker runs an app, a database and a browser, which wait for one another much of the time.
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    browserName: "chromium",
    launchOptions: await chromiumLaunch(),
    locale: "en-GB",
    screenshot: "only-on-failure",
    // Recording every story costs more than a failure is worth: --trace on records those that are asked for.
    trace: "off",
  },
});
