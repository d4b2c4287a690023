import type { Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import { BUYER, createCustomer, issueInvoice, readyToSend } from "#testing/journey.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

const timeline = (page: Page) => page.getByRole("region", { name: "Timeline" });

async function switchOn(page: Page, appUrl: string): Promise<void> {
  await page.goto(`${appUrl}/reminders`);
  await expect(page.getByText("Reminders are off")).toBeVisible();
  await page.getByRole("link", { name: "Reminder settings" }).click();
  await page.getByLabel("Send reminders").check();
  await page.getByLabel("Reminder 2").fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Each reminder has to come later than the one before it.")).toBeVisible();
  await page.getByLabel("Reminder 2").fill("10");
  await page.getByRole("button", { name: "What would go out" }).click();
  await expect(page.getByText("no reminder would go out, later 3")).toBeVisible();
  await expectFine(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
}

test("reminders are seen before they go, sent at once, skipped, and stop with the payment", async ({
  app,
  page,
}) => {
  const peer = await startSmtpPeer();
  await readyToSend(page, app.url, peer.server);
  await createCustomer(page, app.url, BUYER);
  const number = await issueInvoice(page, app.url, BUYER.name);
  const invoice = page.url();
  await switchOn(page, app.url);

  await page.goto(invoice);
  await expect(timeline(page).getByText(/Goes out on .* at 09:00/)).toHaveCount(3);
  await timeline(page).getByRole("button", { name: "Skip" }).nth(1).click();
  await expect(timeline(page).getByText("Reminder 2 skipped")).toBeVisible();
  await timeline(page).getByRole("button", { name: "Send now" }).first().click();
  await expect(timeline(page).getByText("Reminder 1 by e-mail")).toBeVisible();
  await expect(timeline(page).getByText("Sent", { exact: true })).toBeVisible();
  await expectFine(page);
  expect(peer.caught).toHaveLength(1);
  const mail = await peer.caught[0]?.parse();
  expect(mail?.to).toMatchObject({ text: BUYER.email });
  expect(mail?.subject).toContain(number);

  await page.goto(`${app.url}/reminders`);
  await expect(page.getByRole("link", { name: number })).toHaveCount(1);
  await expect(page.getByText("Reminder 3")).toBeVisible();
  await expectFine(page);

  await page.goto(invoice);
  await page.getByRole("button", { name: "Mark as paid" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Send a receipt").check();
  await expectFine(page);
  await dialog.getByRole("button", { name: "Record payment" }).click();
  await expect(dialog).toBeHidden();
  await expect(timeline(page).getByText(/Goes out/)).toHaveCount(0);
  await expect(timeline(page).getByText(/^Payment of .* recorded, nothing is left$/)).toBeVisible();
  await expect(timeline(page).getByText("Receipt of payment")).toBeVisible();
  await expect.poll(() => peer.caught.length, { timeout: 30_000 }).toBe(2);
  expect((await peer.caught[1]?.parse())?.inReplyTo).toBe(mail?.messageId);
  await page.goto(`${app.url}/reminders`);
  await expect(page.getByText("There is nothing to remind of")).toBeVisible();
  await peer.close();
});
