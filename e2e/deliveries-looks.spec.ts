import { expectFine, LOOKS } from "#testing/fine-page.ts";
import { openDelivery, readyToSend, sendFirstInvoice } from "#testing/journey.ts";
import { startScriptedPeer } from "#testing/scripted-peer.ts";
import { expect, test } from "./fixtures.ts";

for (const [width, colorScheme] of LOOKS) {
  test(`deliveries are accessible and fit ${width} px, ${colorScheme}`, async ({ app, browser }) => {
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ locale: "en-GB", colorScheme, viewport });
    const page = await context.newPage();
    const peer = await startScriptedPeer({ moves: { dot: "drop" } });
    await readyToSend(page, app.url, peer.server);
    await sendFirstInvoice(page, app.url);
    await expect(page.getByText("Unknown", { exact: true })).toBeVisible();
    await expectFine(page);
    await openDelivery(page);
    await expect(page.getByRole("button", { name: "It arrived" })).toBeVisible();
    await expectFine(page);
    await page.getByRole("button", { name: "Send again" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectFine(page);
    await page.goto(`${app.url}/deliveries`);
    await expect(page.getByRole("heading", { name: "1 e-mail needs your decision" })).toBeVisible();
    await expectFine(page);
    await context.close();
    await peer.close();
  });
}
