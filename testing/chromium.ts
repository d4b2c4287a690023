import { existsSync } from "node:fs";
import { type LaunchOptions, chromium as playwrightChromium } from "playwright";

/**
 * How to start Chromium: the browser that Playwright installed where there is one, else the one from npm
 * (Linux x64). Only switches that a container needs; none that weakens what the tests are to prove.
 */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  if (existsSync(playwrightChromium.executablePath())) return {};
  const { default: packaged } = await import("@sparticuz/chromium");
  const args = ["--no-sandbox", "--no-zygote", "--disable-dev-shm-usage", "--font-render-hinting=none"];
  return { executablePath: await packaged.executablePath(), args, headless: true };
}
