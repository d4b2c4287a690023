import { expectFine } from "#testing/fine-page.ts";
import { chooseCustomer, createAccount, createCustomer, fillCompany, somebody } from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

test.use({ locale: "en-GB" });

test("the page of a draft names the signs that its PDF cannot show, until they are gone", async ({
  app,
  page,
}) => {
  await createAccount(page, app.url, somebody());
  await fillCompany(page, app.url);
  const name = "株式会社 Alfa 🎂 שלום";
  await createCustomer(page, app.url, { name, email: "ucetni@odberatel.example" });
  await page.goto(`${app.url}/invoices/new`);
  await chooseCustomer(page, name);
  await page.getByLabel("Description").fill("Narozeninové 蛋糕");
  await page.getByLabel("Unit price").fill("10");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);

  const notice = page.getByRole("status").filter({ hasText: "Some characters cannot be printed" });
  await expect(notice.getByRole("listitem")).toHaveText([
    "Customer’s details: 株 式 会 社",
    "Description on line 1: 蛋 糕",
  ]);
  await expectFine(page);
  await notice.getByRole("link", { name: "Edit the draft" }).click();
  await page.getByLabel("Description").fill("Narozeninový dort");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(notice.getByRole("listitem")).toHaveText(["Customer’s details: 株 式 会 社"]);
});
