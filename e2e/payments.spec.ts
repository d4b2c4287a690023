import type { Locator, Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import {
  BUYER,
  createAccount,
  createCustomer,
  issueInvoice,
  readyToSend,
  sendByEmail,
  sendFirstInvoice,
  somebody,
} from "#testing/journey.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

// 7 × 10.12, from a company that pays no VAT.
const TOTAL = "70.84";

const state = (page: Page) => page.getByRole("heading", { level: 1 }).locator(".badge");
const payments = (page: Page) => page.getByRole("region", { name: "Payments" });

async function pay(page: Page, button: string, amount: string): Promise<Locator> {
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Amount").fill(amount);
  return dialog;
}

async function record(dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: "Record payment" }).click();
  await expect(dialog).toBeHidden();
}

/** The second payment by its day, then by when it was recorded. */
async function removeSecond(page: Page): Promise<void> {
  await payments(page).getByRole("button", { name: "Remove payment" }).nth(1).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Remove payment" }).click();
  await expect(dialog).toBeHidden();
}

async function openCancelling(page: Page): Promise<void> {
  await page.getByText("More", { exact: true }).click();
  await page.getByRole("button", { name: "Cancel document" }).click();
}

test("an invoice is paid in parts, too much, and a payment is taken back", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await createCustomer(page, app.url, BUYER);
  await issueInvoice(page, app.url, BUYER.name);
  const address = page.url();

  const dialog = await pay(page, "Mark as paid", "20");
  await expect(dialog.getByRole("status")).toHaveText("CZK 50.84 left to pay");
  await dialog.getByLabel("Day of payment").fill("2099-01-01");
  await dialog.getByRole("button", { name: "Record payment" }).click();
  await expect(dialog.getByText("A payment cannot have a date in the future.")).toBeVisible();
  await dialog.getByLabel("Day of payment").fill("2026-01-31");
  await record(dialog);
  await expect(payments(page)).toContainText("CZK 50.84 left to pay");
  await page.goto(`${app.url}/invoices`);
  await expect(page.getByRole("row").filter({ hasText: BUYER.name })).toContainText("CZK 50.84 left");
  await page.goto(app.url);
  await expect(page.getByRole("link", { name: /^Unpaid/ })).toContainText("CZK 50.84");

  // By keyboard alone: the dialog starts with the rest and today.
  await page.goto(address);
  await page.getByRole("button", { name: "Mark as paid" }).press("Enter");
  await expect(dialog.getByLabel("Amount")).toBeFocused();
  await expect(dialog.getByLabel("Amount")).toHaveValue("50.84");
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("Paid");
  await expect(payments(page)).toContainText("Paid in full");
  await expect(page.getByRole("button", { name: "Mark as paid" })).toHaveCount(0);
  await expectFine(page);

  const more = await pay(page, "Record another payment", "10");
  await expect(more.getByRole("status")).toHaveText("CZK 10.00 more than is left.");
  await record(more);
  await expect(payments(page)).toContainText("Overpaid by CZK 10.00");

  await removeSecond(page);
  await expect(payments(page).getByRole("listitem")).toHaveCount(2);
  await removeSecond(page);
  await expect(payments(page)).toContainText("CZK 50.84 left to pay");
  await expect(state(page)).toHaveText("Issued");
});

test("of two tabs one records the payment, and the other one hears of it", async ({ app, page, context }) => {
  await createAccount(page, app.url, somebody());
  await createCustomer(page, app.url, BUYER);
  await issueInvoice(page, app.url, BUYER.name);
  const other = await context.newPage();
  await other.goto(page.url());
  const [one, two] = [await pay(page, "Mark as paid", TOTAL), await pay(other, "Mark as paid", TOTAL)];
  await record(one);
  await two.getByRole("button", { name: "Record payment" }).click();
  await expect(two.getByText("What is left to pay has changed meanwhile.")).toBeVisible();
  await other.reload();
  await expect(payments(other).getByRole("listitem")).toHaveCount(1);
});

test("a cancelled invoice is not sent, its waiting e-mail neither, and its PDF says so", async ({
  app,
  page,
}) => {
  const { promise: answer, resolve: letGo } = Promise.withResolvers<void>();
  const peer = await startSmtpPeer({ beforeRecipient: () => answer });
  await readyToSend(page, app.url, peer.server);
  await sendFirstInvoice(page, app.url);
  await expect(page.getByText("Sending", { exact: true })).toBeVisible();
  const first = page.url();
  const dialog = page.getByRole("dialog");
  await openCancelling(page);
  await dialog.getByRole("button", { name: "Cancel it" }).click();
  await expect(dialog.getByLabel("Reason for cancelling")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Reason for cancelling").fill("Wrong customer");
  await dialog.getByRole("button", { name: "Cancel it" }).click();
  await expect(dialog.getByText("is being sent just now")).toBeVisible();
  await dialog.getByRole("button", { name: "Back" }).click();

  await issueInvoice(page, app.url, BUYER.name);
  await sendByEmail(page);
  const mail = page.getByRole("region", { name: "Timeline" });
  await expect(mail.getByText("Queued", { exact: true })).toBeVisible();
  await openCancelling(page);
  await dialog.getByLabel("Reason for cancelling").fill("Wrong customer");
  await dialog.getByRole("button", { name: "Cancel it" }).click();
  await expect(dialog).toBeHidden();
  await expect(state(page)).toHaveText("Cancelled");
  await expect(page.getByText("Wrong customer")).toBeVisible();
  await expect(mail.getByText("Cancelled", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send by e-mail" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Mark as paid" })).toHaveCount(0);
  await expectFine(page);
  const pdf = await page.request.get(`${page.url()}/pdf`);
  expect((await pdfText(new Uint8Array(await pdf.body()))).join(" ")).toContain("STORNO");
  expect((await page.request.get(`${page.url()}/isdoc`)).status()).toBe(404);

  letGo();
  await page.goto(first);
  await expect(mail.getByText("Sent", { exact: true })).toBeVisible();
  expect(peer.caught).toHaveLength(1);
  await peer.close();
});
