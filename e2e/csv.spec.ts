import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import { BUYER, createAccount, createCustomer, issueInvoice, somebody } from "#testing/journey.ts";
import { readZip } from "#testing/zip.ts";
import { expect, test } from "./fixtures.ts";

// As Excel saves plain CSV in Czechia: "Řeznictví U Dubu" in Windows-1250.
const windows1250 = Buffer.concat([
  Buffer.from("Firma;ICO;E-mail;Mesto\r\n"),
  Buffer.from([0xd8]),
  Buffer.from("eznictv"),
  Buffer.from([0xed]),
  Buffer.from(" U Dubu;25164716;u@dub.example;Brno\r\n"),
  Buffer.from("Preklep s.r.o.;25164717;;Praha\r\n"),
  Buffer.from("=cmd|' /C calc'!A0;;;Praha\r\n"),
]);

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel("CSV file").setInputFiles({ name, mimeType: "text/csv", buffer });

test("customers come from a CSV of Excel: seen first, a bad row told, then stored once", async ({
  app,
  page,
}) => {
  await createAccount(page, app.url, somebody());
  await page.goto(`${app.url}/customers`);
  await page.getByRole("link", { name: "Import from CSV" }).click();
  await choose(page, "workbook.csv", Buffer.from("PK\u0003\u0004"));
  await expect(page.getByText("This is an Excel workbook.")).toBeVisible();

  await choose(page, "customers.csv", windows1250);
  await expect(page.getByText("2 new customers", { exact: true })).toBeVisible();
  await expect(page.getByText("Řeznictví U Dubu")).toBeVisible();
  await expect(page.getByText("Line 3")).toBeVisible();
  await expect(page.getByText("This is not a valid")).toBeVisible();
  await expectFine(page);
  await page.getByLabel("Company ID").selectOption("not in the file");
  await expect(page.getByText("3 new customers", { exact: true })).toBeVisible();
  await page.getByLabel("Company ID").selectOption("ICO");
  await page.getByRole("button", { name: "Import 2 customers" }).click();
  await expect(page.getByText("2 customers were added.")).toBeVisible();
  await expect(page.getByText("1 row with an error was left out.")).toBeVisible();

  await choose(page, "customers.csv", windows1250);
  await expect(page.getByText("2 that you already have")).toBeVisible();
  await expect(page.getByRole("button", { name: "Nothing to import" })).toBeDisabled();
  await page.goto(`${app.url}/customers`);
  await expect(page.getByText("=cmd|' /C calc'!A0")).toHaveCount(1);
  await expect(page.getByText("Řeznictví U Dubu")).toHaveCount(1);
});

test("invoices go out as CSV for Excel and as ISDOC in a ZIP, by keyboard too", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await createCustomer(page, app.url, BUYER);
  const number = await issueInvoice(page, app.url, BUYER.name);
  await page.goto(`${app.url}/invoices`);
  await page.getByRole("button", { name: "Export" }).press("Enter");
  await expect(page.getByRole("link", { name: "Spreadsheet (CSV)" })).toBeVisible();
  await expectFine(page);

  const csv = await saved(page, "Spreadsheet (CSV)");
  expect(csv.name).toMatch(/^invoices-\d{4}-\d\d-\d\d\.csv$/);
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = csv.bytes.toString().split("\r\n");
  expect(rows).toHaveLength(3);
  expect(rows[1]).toContain(`${number};Invoice;${BUYER.name};`);
  expect(rows[1]).toContain(";CZK;70,84;0,00;70,84;0,00;");

  const zip = await saved(page, "ISDOC (ZIP)");
  expect(zip.name).toMatch(/\.zip$/);
  const files = readZip(zip.bytes);
  expect([...files.keys()].join()).toContain(number);
  expect([...files.values()].join()).toContain(`<ID>${number}</ID>`);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Spreadsheet (CSV)" })).toBeHidden();

  const stranger = await page.context().browser()?.newContext();
  const answer = await stranger?.request.get(`${app.url}/invoices/export?format=csv`, { maxRedirects: 0 });
  expect(answer?.status()).toBe(307);
  await stranger?.close();
});

async function saved(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

const bytesOf = async (download: Download) => readFileSync(await download.path());
