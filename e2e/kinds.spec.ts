import type { Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import {
  BUYER,
  chooseCustomer,
  createAccount,
  createCustomer,
  fillCompany,
  issueInvoice,
  somebody,
} from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const related = (page: Page) => page.getByRole("navigation", { name: "Related documents" });
const openMore = (page: Page) => page.locator("summary", { hasText: "More" }).click();
const issue = (page: Page) => page.getByRole("button", { name: "Issue" }).click();

async function begin(page: Page, appUrl: string): Promise<void> {
  await createAccount(page, appUrl, somebody());
  await fillCompany(page, appUrl);
  await createCustomer(page, appUrl, BUYER);
}

test.describe("on a phone", () => {
  test.use({ locale: "en-GB", viewport: { width: 390, height: 900 } });

  test("a part of an invoice is credited, and no more than there is", async ({ app, page }) => {
    await begin(page, app.url);
    const number = await issueInvoice(page, app.url, BUYER.name);
    await openMore(page);
    await expectFine(page);
    await page.getByRole("button", { name: "Make a credit note" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Make the draft" }).click();
    await expect(dialog.getByText("Fill in this field")).toBeVisible();
    await dialog.getByLabel("Reason").fill("Dva kusy vráceny");
    await dialog.getByLabel("Only a part").check();
    await expectFine(page);
    await dialog.getByRole("button", { name: "Make the draft" }).click();

    await page.waitForURL(/\/edit$/);
    await expect(page.getByLabel("Quantity")).toHaveValue("-7");
    await page.getByLabel("Quantity").fill("-70");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(heading(page)).toContainText("Draft credit note");
    await issue(page);
    await expect(page.getByText("At most CZK 85.72 can still be credited.")).toBeVisible();
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("Quantity").fill("-2");
    await page.getByLabel("Reason").fill("Dva kusy vráceny, vadné");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
    await issue(page);
    await expect(heading(page)).toContainText(/Credit note 8\d{8}/);
    await expect(related(page)).toContainText("Dva kusy vráceny, vadné");
    await expectFine(page);

    await related(page)
      .getByRole("link", { name: `For invoice ${number}` })
      .click();
    await expect(heading(page)).toContainText(`Invoice ${number}`);
    await expect(related(page).getByRole("link", { name: /Credit note 8\d{8}/ })).toBeVisible();
  });
});

test.describe("at a desk", () => {
  test.use({ locale: "en-GB", viewport: { width: 1440, height: 900 } });

  test("a proforma is paid, and its invoice is paid from the beginning", async ({ app, page }) => {
    await begin(page, app.url);
    await page.goto(`${app.url}/invoices/new`);
    await page.getByRole("link", { name: "Proforma invoice" }).click();
    await expect(heading(page)).toHaveText("New proforma invoice");
    await expectFine(page);
    await chooseCustomer(page, BUYER.name);
    await page.getByLabel("Description").fill("Záloha na stůl");
    await page.getByLabel("Unit price").fill("1000");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(heading(page)).toContainText("Draft proforma invoice");
    await issue(page);
    await expect(heading(page)).toContainText(/Proforma invoice 9\d{8}/);
    await expect(page.getByRole("button", { name: "Make the invoice" })).toHaveCount(0);
    await page.getByRole("button", { name: "Mark as paid" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Record payment" }).click();
    await page.getByRole("button", { name: "Make the invoice" }).click();
    await expect(heading(page)).toContainText("Draft invoice");
    await issue(page);
    await expect(heading(page)).toContainText(/Invoice \d{8}/);
    await expect(heading(page)).toContainText("Paid");
    await expectFine(page);

    await related(page)
      .getByRole("link", { name: /For proforma invoice 9/ })
      .click();
    await expect(related(page).getByRole("link", { name: /^Invoice \d{8}$/ })).toBeVisible();
    await page.goto(`${app.url}/invoices`);
    await expect(page.getByRole("row")).toHaveCount(3);
    await page.getByRole("link", { name: "Proforma invoices" }).click();
    await expect(page.getByRole("row")).toHaveCount(2);
    await expectFine(page);
  });
});

test.describe("numbers and copies", () => {
  test.use({ locale: "en-GB" });

  test("the owner chooses how numbers look, and a copy of an invoice gets the next one", async ({
    app,
    page,
  }) => {
    await begin(page, app.url);
    await issueInvoice(page, app.url, BUYER.name);
    await openMore(page);
    await page.getByRole("button", { name: "Make a copy" }).click();
    await page.waitForURL(/\/edit$/);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
    const draft = page.url();

    await page.goto(`${app.url}/settings/company`);
    const numbering = page.getByRole("group", { name: "Numbering" });
    await numbering.getByLabel("Invoices", { exact: true }).fill("fv-{yy}/{nnn}");
    await expect(numbering.getByText(/Next number: FV-\d\d\/002/)).toBeVisible();
    await numbering.getByLabel("Proforma invoices").fill("FV-{YY}/{NNN}");
    await page.getByRole("button", { name: "Use this numbering" }).click();
    await expect(
      numbering.getByText("This could give the same number as an invoice.", { exact: false }),
    ).toBeVisible();
    await expectFine(page);
    await numbering.getByLabel("Proforma invoices").fill("ZF-{YY}/{NNN}");
    await page.getByRole("button", { name: "Use this numbering" }).click();
    await expect(page.getByText("The numbering applies from the next document on.")).toBeVisible();

    await page.goto(draft);
    await issue(page);
    await expect(heading(page)).toContainText(/Invoice FV-\d\d\/002/);
  });
});
