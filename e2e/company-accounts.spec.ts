import type { Locator, Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import { createAccount, fillCompany, issuedPdfText, saveDraft, somebody } from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

const EUROS = "CZ93 2010 0000 0020 0014 5399";
const DOLLARS = "DE89 3704 0044 0532 0130 00";

const account = (page: Page, position: number) => page.getByRole("listitem", { name: `Account ${position}` });
const iban = (row: Locator) => row.getByLabel("Bank account or IBAN");

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "saved" })).toBeVisible();
}

/** A customer in Germany who pays in euros and reads English, with a number for VAT where it is wanted. */
async function createGerman(page: Page, appUrl: string, name: string, taxNo = ""): Promise<void> {
  await page.goto(`${appUrl}/customers/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("combobox", { name: "Country" }).selectOption("DE");
  await page.getByLabel("VAT ID").fill(taxNo);
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByRole("combobox", { name: "Language" }).selectOption("en");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(name).first()).toBeVisible();
}

/** In the editor of a new invoice for the customer, with one line. */
async function writeInvoice(page: Page, appUrl: string, customer: string): Promise<void> {
  await page.goto(`${appUrl}/customers`);
  await page.getByRole("link", { name: customer }).click();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
  const id = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? "";
  await page.goto(`${appUrl}/invoices/new?customer=${id}`);
  const line = page.getByRole("listitem", { name: "Item 1" });
  await line.getByLabel("Description").fill("Design");
  await line.getByLabel("Unit price").fill("100");
}

test("an invoice names the account of its currency, or the one that was chosen", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await fillCompany(page, app.url);
  await page.getByRole("button", { name: "Add an account" }).click();
  const second = account(page, 2);
  await expect(iban(second)).toBeFocused();
  await expect(second.getByLabel("Currency")).toHaveValue("EUR");
  await iban(second).fill("CZ93 2010 0000 0020 0014 5398");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByText("This is not a valid account.", { exact: false })).toBeVisible();
  await expect(iban(second)).toBeFocused();
  await iban(second).fill(EUROS);
  await second.getByLabel("Label").fill("Fio EUR");
  await save(page);
  await expect(second.getByLabel("SWIFT")).toHaveValue("FIOBCZPP");

  await page.getByRole("button", { name: "Add an account" }).click();
  await iban(account(page, 3)).fill(DOLLARS);
  await account(page, 3).getByLabel("Currency").selectOption("USD");
  await page.getByLabel("Note on invoices").fill("Thank you for your business.");
  await save(page);
  await page.reload();
  await expect(iban(account(page, 3))).toHaveValue(DOLLARS);
  await expectFine(page);

  await createGerman(page, app.url, "Weinhandlung Grün", "DE123456789");
  await writeInvoice(page, app.url, "Weinhandlung Grün");
  await expect(page.getByLabel("Note", { exact: true })).toHaveValue("Thank you for your business.");
  await page.getByLabel("Exchange rate").fill("25");
  await saveDraft(page);
  await expect(page.getByText("2000145399/2010")).toBeVisible();
  const text = await issuedPdfText(page);
  for (const words of [EUROS, "FIOBCZPP", "Thank you for your business."]) expect(text).toContain(words);
  const issued = page.url();

  await writeInvoice(page, app.url, "Weinhandlung Grün");
  await page.getByLabel("Exchange rate").fill("25");
  await page.getByLabel("Account on the invoice").selectOption({ label: `${DOLLARS} · USD` });
  await saveDraft(page);
  const draft = page.url();
  await expect(page.getByText("DE89370400440532013000")).toBeVisible();

  await page.goto(`${app.url}/settings/company`);
  await page.getByRole("button", { name: "Move account 2 up" }).click();
  await expect(iban(account(page, 1))).toBeFocused();
  await expect(iban(account(page, 1))).toHaveValue(EUROS);
  await page.getByRole("button", { name: "Remove account 3" }).click();
  await expect(account(page, 3)).toHaveCount(0);
  await save(page);
  await page.goto(draft);
  await expect(page.getByText("2000145399/2010")).toBeVisible();
  await page.goto(issued);
  await expect(page.getByText("2000145399/2010")).toBeVisible();
});

test("an identified person invoices without VAT at home, and other countries of the Union under reverse charge", async ({
  app,
  page,
}) => {
  await createAccount(page, app.url, somebody());
  await fillCompany(page, app.url);
  await page.getByLabel("Identified person").check();
  await page.getByLabel(/DIČ/).fill("");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("An identified person must have", { exact: false })).toBeVisible();
  await page.getByLabel(/DIČ/).fill("CZ27074358");
  await save(page);
  await page.reload();
  await expect(page.getByLabel("Identified person")).toBeChecked();

  await createGerman(page, app.url, "Bäckerei Blau");
  await writeInvoice(page, app.url, "Bäckerei Blau");
  await expect(page.getByLabel("Exchange rate")).toHaveCount(0);
  await page.getByText("Discounts, VAT and rounding").click();
  await page.getByLabel("VAT treatment").selectOption("reverseCharge");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The customer has no tax number", { exact: false })).toBeVisible();
  await expect(page.getByRole("listitem", { name: "Item 1" }).getByLabel("Description")).toHaveValue(
    "Design",
  );
  await page.getByLabel("VAT treatment").selectOption("charged");
  await saveDraft(page);

  await createGerman(page, app.url, "Weinhandlung Rot", "DE987654321");
  await writeInvoice(page, app.url, "Weinhandlung Rot");
  await page.getByText("Discounts, VAT and rounding").click();
  await page.getByLabel("VAT treatment").selectOption("reverseCharge");
  await saveDraft(page);
  const reversed = await issuedPdfText(page);
  for (const words of ["Reverse charge.", "identified person", "CZ27074358", "DE987654321"])
    expect(reversed).toContain(words);

  await writeInvoice(page, app.url, "Weinhandlung Rot");
  await saveDraft(page);
  await expect(page.getByText("Identified person, not a VAT payer")).toBeVisible();
  const home = await issuedPdfText(page);
  expect(home).toContain("identified person");
  for (const words of ["Reverse charge", "Tax document", "VAT summary"]) expect(home).not.toContain(words);
});
