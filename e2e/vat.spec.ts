import type { Page } from "playwright/test";
import { expectFine, LOOKS } from "#testing/fine-page.ts";
import {
  chooseCustomer,
  createAccount,
  fillCompany,
  issuedPdfText,
  saveDraft,
  somebody,
} from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

const CUSTOMER = "Hudební škola Třeboň";

/** A Czech payer of VAT with one customer, in the editor of a new invoice for them. */
async function openEditor(page: Page, appUrl: string, currency = "CZK", language = "cs"): Promise<void> {
  await createAccount(page, appUrl, somebody());
  await fillCompany(page, appUrl);
  await page.goto(`${appUrl}/customers/new`);
  await page.getByLabel("Name", { exact: true }).fill(CUSTOMER);
  await page.getByLabel("Currency").selectOption(currency);
  await page.getByRole("combobox", { name: "Language" }).selectOption(language);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(CUSTOMER).first()).toBeVisible();
  await page.goto(`${appUrl}/invoices/new`);
  await chooseCustomer(page, CUSTOMER);
  await fillLine(page, 1, "Nástroje na míru", "1 000");
}

const lineOf = (page: Page, position: number) => page.getByRole("listitem", { name: `Item ${position}` });

async function fillLine(page: Page, position: number, description: string, price: string): Promise<void> {
  const line = lineOf(page, position);
  await line.getByLabel("Description").fill(description);
  await line.getByLabel("Unit price").fill(price);
}

const openTerms = (page: Page) => page.getByText("Discounts, VAT and rounding").click();
const totals = (page: Page) => page.locator("dl").filter({ hasText: "Total due" }).last();

test("discounts of a line and of the whole are counted while they are typed, and stand on the document", async ({
  app,
  page,
}) => {
  await openEditor(page, app.url);
  await lineOf(page, 1).getByLabel("Discount %").fill("10");
  await expect(lineOf(page, 1)).toContainText("900.00");
  await openTerms(page);
  await page.getByLabel("Discount off the total (%)").fill("5");
  await page.getByLabel("Round the amount due").check();
  // 900 less 45 is 855; VAT 179.55; 1,034.55, in whole crowns 1,035.
  for (const amount of ["45.00", "855.00", "179.55", "0.45", "1,035.00"])
    await expect(totals(page)).toContainText(amount);

  await page.getByLabel("Discount off the total (%)").fill("105");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("A discount is between 0 and 100%.")).toBeVisible();
  await expect(lineOf(page, 1).getByLabel("Discount %")).toHaveValue("10");
  await page.getByLabel("Discount off the total (%)").fill("5");
  await saveDraft(page);
  await expect(totals(page)).toContainText("1,035.00");
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByLabel("Discount off the total (%)")).toHaveValue("5");
  await saveDraft(page);

  const text = await issuedPdfText(page);
  for (const words of ["Sleva", "10 %", "900,00", "855,00", "179,55", "Zaokrouhlení", "1 035,00 Kč"])
    expect(text).toContain(words);
});

test("prices with VAT come to what they say", async ({ app, page }) => {
  await openEditor(page, app.url);
  await openTerms(page);
  await page.getByLabel("Prices include VAT").check();
  await expect(lineOf(page, 1)).toContainText("Total incl. VAT");
  for (const amount of ["826.45", "173.55", "1,000.00"]) await expect(totals(page)).toContainText(amount);
  await saveDraft(page);
  await expect(page.getByText("Prices include VAT")).toBeVisible();
  const text = await issuedPdfText(page);
  for (const words of ["Ceny jsou s DPH.", "826,45", "173,55", "1 000,00 Kč"]) expect(text).toContain(words);
});

test("what is ticked stays ticked when a draft is opened and saved again", async ({ app, page }) => {
  await openEditor(page, app.url);
  await openTerms(page);
  const ticks = [page.getByLabel("Prices include VAT"), page.getByLabel(/^Round the amount due/)];
  for (const tick of ticks) await tick.check();
  await saveDraft(page);
  for (let round = 0; round < 2; round += 1) {
    await page.getByRole("link", { name: "Edit" }).click();
    await page.waitForURL(/\/edit$/);
    // Drawn by the server this time, and asleep for a moment.
    await page.reload();
    for (const tick of ticks) await expect(tick).toBeChecked();
    await page.getByLabel("Description").fill(`Znovu ${round}`);
    await saveDraft(page);
  }
});

test("under reverse charge there is no VAT, and the document says who pays it", async ({ app, page }) => {
  await openEditor(page, app.url);
  await openTerms(page);
  await page.getByLabel("VAT treatment").selectOption({ label: "Reverse charge: the customer pays the VAT" });
  await expect(lineOf(page, 1).getByLabel("VAT rate")).toBeHidden();
  await expect(page.getByLabel("Prices include VAT")).toBeHidden();
  await expect(page.getByText("Reverse charge.", { exact: true })).toBeVisible();
  await expect(totals(page)).toContainText("1,000.00");
  await saveDraft(page);
  const text = await issuedPdfText(page);
  expect(text).toContain("Daň odvede zákazník.");
  expect(text).not.toContain("Rekapitulace");
});

test("an invoice in euros waits for its rate, and has its VAT in crowns", async ({ app, page }) => {
  await openEditor(page, app.url, "EUR", "sk");
  await saveDraft(page);
  await expect(page.getByText("The invoice lacks an exchange rate")).toBeVisible();
  await page.getByRole("button", { name: "Issue" }).click();
  await expect(page.getByText("The exchange rate is missing.", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "Fill in the rate" }).click();
  await page.getByLabel("Exchange rate (CZK for 1 EUR)").fill("25,285");
  await expect(page.getByText("at 1 EUR = 25.285 CZK")).toBeVisible();
  await expect(page.getByRole("table", { name: "VAT in CZK" })).toContainText("5,309.85");
  await saveDraft(page);
  await expect(page.getByText("The invoice lacks an exchange rate")).toBeHidden();
  const text = await issuedPdfText(page);
  for (const words of ["Rekapitulácia DPH v CZK, kurz 1 EUR = 25,285 CZK", "25 285,00", "5 309,85"])
    expect(text).toContain(words);
});

test("the rates to choose from are those of the date of supply, and a chosen one stays", async ({
  app,
  page,
}) => {
  await openEditor(page, app.url);
  const rates = lineOf(page, 1).getByLabel("VAT rate");
  await rates.selectOption("12");
  await page.getByLabel("Date of supply").fill("2023-06-01");
  await expect(rates.getByRole("option", { name: "15%" })).toBeAttached();
  await expect(rates).toHaveValue("12");
  await expect(totals(page)).toContainText("1,120.00");
  await rates.selectOption("15");
  await expect(totals(page)).toContainText("1,150.00");
});

for (const [width, colorScheme] of LOOKS) {
  test(`editor and invoice with all of it fit ${width} px, ${colorScheme}`, async ({ app, browser }) => {
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ locale: "en-GB", colorScheme, viewport });
    const page = await context.newPage();
    await openEditor(page, app.url, "EUR");
    await lineOf(page, 1).getByLabel("Discount %").fill("12,5");
    await page.getByLabel("Exchange rate").fill("25,285");
    await page.getByLabel("Discount off the total (%)").fill("10");
    await expectFine(page);
    await saveDraft(page);
    await expectFine(page);
    await context.close();
  });
}
