import { chromium, type Page } from "playwright";
import { startApp } from "#testing/app.ts";
import { chromiumLaunch } from "#testing/chromium.ts";
import { BUYER, createCustomer, issueInvoice, readyToSend } from "#testing/journey.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { median, p95, type Row } from "./measure.ts";

const AIM_MS = 100;
const ROUNDS = 15;
const WARM_UP = 2;

/**
 * From the press on *Send by e-mail* in Chromium until the composer is painted and its first field has the focus, for
 * the first time on each page; beside a native dialog with one field on the same page.
 */
export async function composer(): Promise<Row[]> {
  const peer = await startSmtpPeer();
  const app = await startApp({ env: { LOG_LEVEL: "error" } });
  const browser = await chromium.launch(await chromiumLaunch());
  try {
    const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
    await readyToSend(page, app.url, peer.server);
    await createCustomer(page, app.url, BUYER);
    await issueInvoice(page, app.url, BUYER.name);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      await page.reload({ waitUntil: "networkidle" });
      const took = await opening(page);
      const tookBare = await openingBare(page);
      if (round < 0) continue;
      ours.push(took);
      bare.push(tookBare);
    }
    return [
      {
        ...{ name: "composer open", unit: "ms", median: median(ours), p95: p95(ours) },
        peer: { name: "a native dialog with one field", median: median(bare) },
        ratio: median(ours) / median(bare),
        ...{ aim: `≤ ${AIM_MS} ms`, met: median(ours) <= AIM_MS },
      },
    ];
  } finally {
    await browser.close();
    await app.stop();
    await peer.close();
  }
}

function opening(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const button = [...document.querySelectorAll("button")].find(
      ({ textContent }) => textContent === "Send by e-mail",
    );
    if (!button) throw new Error("there is no button to press");
    const startedAt = performance.now();
    button.click();
    while (!document.activeElement?.matches("dialog[open] input[role=combobox]"))
      await new Promise((frame) => requestAnimationFrame(frame));
    // After the frame in which it is painted.
    await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame)));
    return performance.now() - startedAt;
  });
}

function openingBare(page: Page): Promise<number> {
  return page.evaluate(async () => {
    document.querySelector<HTMLDialogElement>("dialog[open]")?.close();
    await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame)));
    const startedAt = performance.now();
    const dialog = document.createElement("dialog");
    dialog.append(document.createElement("input"));
    document.body.append(dialog);
    dialog.showModal();
    await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame)));
    const took = performance.now() - startedAt;
    dialog.remove();
    return took;
  });
}
