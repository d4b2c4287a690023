import type { Page } from "playwright/test";
import { expectFine, expectNoOverflow, LOOKS } from "#testing/fine-page.ts";
import { createAccount, somebody } from "#testing/journey.ts";
import { pagesIn } from "#testing/pages.ts";
import { expect, test } from "./fixtures.ts";

test("every screen is accessible and fits, by day and by night", async ({ app, browser }) => {
  test.setTimeout(180_000);
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await expectFineAt(page, `${app.url}/welcome`);
  await createAccount(page, app.url, somebody(), true);
  await page.goto(`${app.url}/invoices`);
  const invoice = (await page.locator('a[href^="/invoices/0"]').first().getAttribute("href")) ?? "";
  for (const path of [...pagesIn("(app)"), invoice]) await expectFineAt(page, app.url + path);
  await page.context().close();
});

async function expectFineAt(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const [width, colorScheme] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await expectFine(page);
  }
  await page.setViewportSize({ width: 820, height: 900 });
  await expectNoOverflow(page);
}

test("the language is the browser's, then the person's own choice, and stays", async ({ app, browser }) => {
  const page = await (await browser.newContext({ locale: "sk-SK" })).newPage();
  await page.goto(`${app.url}/welcome`);
  await expect(page.getByRole("button", { name: "Založiť účet" })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("button", { name: "Create account" })).toBeVisible();
  const person = somebody();
  await createAccount(page, app.url, person);
  await page.getByRole("button", { name: "Čeština" }).first().click();
  await expect(page.getByRole("heading", { name: "Přehled" })).toBeVisible();
  await page.goto(`${app.url}/settings/email`);
  for (const label of [
    "E-mailová adresa",
    "Jméno odesílatele",
    "SMTP server",
    "Jméno",
    "Heslo",
    "Port",
    "Šifrování",
  ]) {
    await expect(page.getByLabel(label, { exact: true })).toBeVisible();
  }
  await expect(page.getByRole("button", { name: "Odeslat testovací e-mail" })).toBeVisible();

  // In another browser the account remembers.
  const other = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await other.goto(`${app.url}/sign-in`);
  await other.getByLabel("E-mail address").fill(person.email);
  await other.getByLabel("Password").fill(person.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("heading", { name: "Přehled" })).toBeVisible();
});

test("the theme is the person's own choice and stays", async ({ app, page }) => {
  await page.goto(`${app.url}/welcome`);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
