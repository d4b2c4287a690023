import type { FrameLocator, Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import { BUYER, createAccount, createCustomer, issueInvoice, somebody } from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

const mailOf = (page: Page): FrameLocator => page.frameLocator('iframe[title="Preview"]');

test("a template is edited with details from the menu, mended, seen, kept and reset", async ({
  app,
  page,
}) => {
  await createAccount(page, app.url, somebody());
  await createCustomer(page, app.url, BUYER);
  const number = await issueInvoice(page, app.url, BUYER.name);
  await page.goto(`${app.url}/settings/templates?language=en`);
  await expect(mailOf(page).getByText(`please find attached invoice ${number}`)).toBeVisible();

  const subject = page.getByLabel("Subject", { exact: true });
  await subject.fill("Invoice  for you");
  await subject.evaluate((field: HTMLInputElement) => field.setSelectionRange(8, 8));
  await page.getByRole("button", { name: "Document number" }).click();
  await expect(subject).toHaveValue("Invoice {number} for you");
  await expect(subject).toBeFocused();

  const text = page.getByLabel("Text", { exact: true });
  await text.fill("Hello {custmer},\n\n{nonsense} <b>{{7*7}}</b>\n{origin}");
  await expect(page.getByText("There is no detail {custmer}.")).toBeVisible();
  await expect(page.getByText("The detail {origin} has no value in this e-mail.")).toBeVisible();
  await page.getByRole("button", { name: "Replace with {customer}" }).click();
  await expect(text).toHaveValue(/^Hello \{customer\},/);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Choose it from the menu, or delete it.")).toBeVisible();
  await text.fill("Hello {customer},\n\n<b>{{7*7}}</b> {celkem}");
  await expect(mailOf(page).getByText(`Hello ${BUYER.name},`)).toBeVisible();
  await expect(mailOf(page).getByText("<b>{{7*7}}</b>")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("your own text").first()).toBeAttached();
  await page.reload();
  await expect(text).toHaveValue("Hello {customer},\n\n<b>{{7*7}}</b> {total}");
  await expectFine(page);

  await page.getByRole("button", { name: "Phone" }).click();
  await page.getByRole("button", { name: "Dark" }).last().click();
  expect((await page.locator("iframe").boundingBox())?.width).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Plain text" }).click();
  await expect(page.getByText(`Invoice number: ${number}`)).toBeVisible();

  await page.goto(`${app.url}/settings/templates?kind=invoice&language=cs`);
  await expect(page.getByLabel("Subject", { exact: true })).toHaveValue("Faktura {number} od {company}");
  await page.goto(`${app.url}/settings/templates?language=en`);
  await page.getByRole("button", { name: "Back to our text" }).click();
  await expect(page.getByLabel("Subject", { exact: true })).toHaveValue("Invoice {number} from {company}");
});

test("a signature stands under the mail, and every kind is fine on a phone", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await page.goto(`${app.url}/settings/templates`);
  await page.getByLabel("Signature under every e-mail").fill("Majitelka Říhová\n+420 601 234 567");
  await page.getByRole("button", { name: "Apply signature" }).click();
  await expect(page.getByText("The signature is under new e-mails.")).toBeVisible();
  await expect(mailOf(page).getByText("+420 601 234 567")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const kind of ["Credit note", "3rd reminder", "Payment received"]) {
    await page.getByRole("link", { name: kind, exact: true }).click();
    await expect(page.getByRole("link", { name: kind, exact: true })).toHaveAttribute("aria-current", "page");
    await expectFine(page);
  }
});
