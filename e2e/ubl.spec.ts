import { readFile } from "node:fs/promises";
import { eInvoiceProblems } from "#testing/en16931/problems.ts";
import { textsAt } from "#testing/en16931/read-e-invoice.ts";
import { expectFine } from "#testing/fine-page.ts";
import {
  BUYER,
  createAccount,
  createCustomer,
  fillCompany,
  issueInvoice,
  somebody,
} from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

test.use({ locale: "en-GB" });

test("an issued invoice is downloaded as UBL", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await fillCompany(page, app.url);
  await createCustomer(page, app.url, BUYER);
  const number = await issueInvoice(page, app.url, BUYER.name);
  await page.locator("summary", { hasText: "More" }).click();
  await expectFine(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "UBL (Peppol)" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`${number}\\.xml$`));
  const bytes = await readFile(await download.path());
  expect(textsAt(bytes, "cbc:ID")).toEqual([number]);
  expect(textsAt(bytes, "cac:LegalMonetaryTotal/cbc:PayableAmount")).toEqual(["85.72"]);
  expect(eInvoiceProblems(bytes)).toEqual([]);
});
