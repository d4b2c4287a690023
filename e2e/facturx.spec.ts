import { readFile } from "node:fs/promises";
import { eInvoiceProblems } from "#testing/en16931/problems.ts";
import { readEInvoice } from "#testing/en16931/read-e-invoice.ts";
import { facturXProblems } from "#testing/factur-x/factur-x-problems.ts";
import {
  BUYER,
  createAccount,
  createCustomer,
  fillCompany,
  issueInvoice,
  somebody,
} from "#testing/journey.ts";
import { pdfArchive } from "#testing/pdf-archive.ts";
import { expect, test } from "./fixtures.ts";

test.use({ locale: "en-GB" });

test("an issued invoice is downloaded as Factur-X", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await fillCompany(page, app.url);
  await createCustomer(page, app.url, BUYER);
  const number = await issueInvoice(page, app.url, BUYER.name);
  await page.locator("summary", { hasText: "More" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Factur-X (ZUGFeRD)" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`${number}-facturx\\.pdf$`));
  const { attachments } = await pdfArchive(new Uint8Array(await readFile(await download.path())));
  const xml = attachments.get("factur-x.xml") ?? new Uint8Array();
  expect(readEInvoice(xml).head).toMatchObject({ number, payable: "85.72" });
  expect(facturXProblems(xml)).toEqual([]);
  expect(eInvoiceProblems(xml)).toEqual([]);
});
