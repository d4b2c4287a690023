import { chromium } from "playwright";
import { startApp } from "#testing/app.ts";
import { chromiumLaunch } from "#testing/chromium.ts";
import { cookieHeader, createAccount, somebody } from "#testing/journey.ts";
import { median, p95, type Row } from "./measure.ts";

const PATHS = ["/", "/invoices", "/customers", "/deliveries", "/settings/email"];
const ROUNDS = 7;
const ROUND_MS = 1500;
const PARALLEL = 8;

/** Pages per second of a signed-in person with sample data, beside the smallest page of the same build. */
export async function pages(): Promise<Row[]> {
  const app = await startApp({ env: { LOG_LEVEL: "error" } });
  const browser = await chromium.launch(await chromiumLaunch());
  try {
    const context = await browser.newContext({ locale: "en-GB" });
    await createAccount(await context.newPage(), app.url, somebody(), true);
    const cookie = await cookieHeader(context);
    const rows: Row[] = [];
    for (const path of PATHS) rows.push(await row(app.url, path, cookie));
    return rows;
  } finally {
    await browser.close();
    await app.stop();
  }
}

async function row(url: string, path: string, cookie: string): Promise<Row> {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const a = await perSecond(`${url}${path}`, cookie, 200);
    const b = await perSecond(`${url}/nothing-here`, cookie, 404);
    if (round < 0) continue;
    ours.push(a);
    peer.push(b);
  }
  const ratio = median(ours) / median(peer);
  return {
    name: `page ${path}`,
    unit: "pages/s",
    median: median(ours),
    p95: p95(ours),
    peer: { name: "not-found page", median: median(peer) },
    ratio,
    aim: "none",
    met: true,
  };
}

async function perSecond(address: string, cookie: string, status: number): Promise<number> {
  const endsAt = performance.now() + ROUND_MS;
  let count = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      while (performance.now() < endsAt) {
        const response = await fetch(address, { headers: { cookie }, redirect: "manual" });
        if (response.status !== status) throw new Error(`${address} answered ${response.status}`);
        await response.arrayBuffer();
        count++;
      }
    }),
  );
  return count / ((performance.now() - startedAt) / 1000);
}
