import { chromium, type Page } from "playwright";
import { startApp } from "#testing/app.ts";
import { chromiumLaunch } from "#testing/chromium.ts";
import { createAccount, somebody } from "#testing/journey.ts";
import type { Row } from "./measure.ts";

const AIM_KB = 200;
const PUBLIC_PATHS = ["/welcome", "/sign-in"];
const PATHS = [
  ...["/", "/invoices", "/invoices/new", "/customers", "/customers/new", "/catalogue", "/catalogue/new"],
  ...["/deliveries", "/settings/email", "/settings/company", "/sandbox"],
];

/** The scripts that Chromium fetches for the first view of each page, as they travel (gzip), in kB of 1000 bytes. */
export async function firstLoad(): Promise<Row[]> {
  const app = await startApp({ env: { LOG_LEVEL: "error" } });
  const browser = await chromium.launch(await chromiumLaunch());
  try {
    const rows: Row[] = [];
    const stranger = await browser.newContext();
    const context = await browser.newContext({ locale: "en-GB" });
    const page = await context.newPage();
    await createAccount(page, app.url, somebody(), true);
    for (const path of PUBLIC_PATHS)
      rows.push(row(path, await scriptBytes(await stranger.newPage(), app.url + path)));
    for (const path of [...PATHS, await firstInvoice(page, app.url)]) {
      const name = path.length > 40 ? "/invoices/ID" : path;
      rows.push(row(name, await scriptBytes(await context.newPage(), app.url + path)));
    }
    return rows;
  } finally {
    await browser.close();
    await app.stop();
  }
}

/** Counted by the browser itself: what came over the wire for scripts, the cache being off. */
async function scriptBytes(page: Page, address: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(address, { waitUntil: "load" });
  await page.close();
  return bytes;
}

async function firstInvoice(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/invoices`);
  const href = await page.locator('tbody a[href^="/invoices/"]').first().getAttribute("href");
  if (!href) throw new Error("the sample data hold no invoice");
  return href;
}

function row(path: string, bytes: number): Row {
  const kilobytes = bytes / 1000;
  return {
    name: `first-load scripts of ${path}`,
    unit: "kB",
    median: kilobytes,
    p95: kilobytes,
    peer: null,
    ratio: null,
    aim: `≤ ${AIM_KB} kB`,
    met: kilobytes <= AIM_KB,
  };
}
