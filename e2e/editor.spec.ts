import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import {
  BUYER,
  chooseCustomer,
  createAccount,
  createCustomer,
  fillCompany,
  type Person,
  somebody,
} from "#testing/journey.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { expect, test } from "./fixtures.ts";

test.use({ locale: "en-GB" });

const kept = (page: Page) => page.getByText(/Changes kept \d/);
const customer = (page: Page) => page.getByRole("combobox", { name: "Customer" });
const restored = (page: Page) => page.getByText(/You have unsaved changes from \d/);
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

async function begin(page: Page, appUrl: string): Promise<Person> {
  const person = somebody();
  await createAccount(page, appUrl, person);
  await createCustomer(page, appUrl, BUYER);
  await page.goto(`${appUrl}/invoices/new`);
  return person;
}

async function signIn(page: Page, appUrl: string, person: Person): Promise<void> {
  await page.goto(`${appUrl}/sign-in`);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}

test("what was typed survives a closed browser, until it is saved", async ({ app, browser }) => {
  const first = await browser.newContext({ locale: "en-GB" });
  const page = await first.newPage();
  const person = await begin(page, app.url);
  await chooseCustomer(page, BUYER.name);
  await page.getByLabel("Description").fill("Rozepsaná práce");
  await page.getByLabel("Unit price").fill("asi 12");
  await page.getByLabel("Note", { exact: true }).fill("Ještě dopsat");
  await expect(kept(page)).toBeVisible();
  await first.close();

  const second = await browser.newContext({ locale: "en-GB" });
  const again = await second.newPage();
  await signIn(again, app.url, person);
  await again.goto(`${app.url}/invoices`);
  await expect(again.getByText(/You have an unfinished invoice from/)).toBeVisible();
  await expectFine(again);
  await again.getByRole("link", { name: "Continue", exact: true }).click();
  await expect(restored(again)).toBeVisible();
  await expect(customer(again)).toHaveValue(BUYER.name);
  await expect(again.getByLabel("Description")).toHaveValue("Rozepsaná práce");
  await expect(again.getByLabel("Unit price")).toHaveValue("asi 12");
  await expect(again.getByLabel("Note", { exact: true })).toHaveValue("Ještě dopsat");
  await expectFine(again);
  await save(again);
  await expect(again.getByText("Enter a number")).toBeVisible();
  await again.getByLabel("Unit price").fill("12,5");
  await save(again);
  await again.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
  await again.goto(`${app.url}/invoices/new`);
  await expect(again.getByLabel("Description")).toHaveValue("");
  await expect(restored(again)).toHaveCount(0);
  await second.close();
});

test("unsaved changes of a draft can be discarded", async ({ app, page }) => {
  await begin(page, app.url);
  await chooseCustomer(page, BUYER.name);
  await page.getByLabel("Description").fill("Uložená práce");
  await page.getByLabel("Unit price").fill("100");
  await save(page);
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Description").fill("Omyl");
  await expect(kept(page)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Description")).toHaveValue("Omyl");
  await page.getByRole("link", { name: "Draft invoice" }).click();
  await expect(page.getByText(/that are not in this draft yet/)).toBeVisible();
  await expect(page.getByText("Uložená práce")).toBeVisible();
  await page.getByRole("link", { name: "Continue editing" }).click();
  await expect(page.getByLabel("Description")).toHaveValue("Omyl");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(page.getByLabel("Description")).toHaveValue("Uložená práce");
  await expect(customer(page)).toBeFocused();
  await expect(restored(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Description")).toHaveValue("Uložená práce");
});

test("leaving asks; staying keeps everything, and so does leaving", async ({ app, page }) => {
  await begin(page, app.url);
  await page.getByLabel("Description").fill("Nedopsáno");
  await page.getByRole("link", { name: "Customers" }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Leave this page?")).toBeVisible();
  await expectFine(page);
  await dialog.getByRole("button", { name: "Stay" }).click();
  await expect(page.getByLabel("Description")).toHaveValue("Nedopsáno");
  await page.getByRole("link", { name: "Customers" }).first().click();
  await dialog.getByRole("button", { name: "Leave and keep" }).click();
  await page.waitForURL(`${app.url}/customers`);
  await page.goto(`${app.url}/invoices/new`);
  await expect(page.getByLabel("Description")).toHaveValue("Nedopsáno");
  await page.getByLabel("Description").fill("Nechci");
  await page.getByRole("link", { name: "Customers" }).first().click();
  await dialog.getByRole("button", { name: "Discard changes" }).click();
  await page.waitForURL(`${app.url}/customers`);
  await page.goto(`${app.url}/invoices/new`);
  await expect(page.getByLabel("Description")).toHaveValue("");
});

test("without a network it says that nothing is kept, asks at closing, and catches up", async ({
  app,
  page,
}) => {
  await begin(page, app.url);
  await page.getByLabel("Description").fill("První slova");
  await expect(kept(page)).toBeVisible();
  await page.context().setOffline(true);
  await page.getByLabel("Description").fill("První slova a další");
  await expect(page.getByText("Your changes cannot be kept right now.")).toBeVisible();
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  await page.context().setOffline(false);
  await expect(kept(page)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Description")).toHaveValue("První slova a další");
});

test("two windows do not overwrite each other unasked", async ({ app, page }) => {
  await begin(page, app.url);
  await page.getByLabel("Description").fill("První okno");
  await expect(kept(page)).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(`${app.url}/invoices/new`);
  await other.getByLabel("Description").fill("Druhé okno");
  await expect(kept(other)).toBeVisible();
  await page.getByLabel("Description").fill("Zase první okno");
  await expect(page.getByText(/What you type here is not being kept/)).toBeVisible();
  await page.getByRole("button", { name: "Continue here" }).click();
  await expect(kept(page)).toBeVisible();
  await other.reload();
  await expect(other.getByLabel("Description")).toHaveValue("Zase první okno");
});

test("a customer is found by a part of the name with the keyboard alone", async ({ app, page }) => {
  await begin(page, app.url);
  await customer(page).focus();
  await page.keyboard.type("stav rez");
  await expect(page.getByRole("option", { name: BUYER.name })).toHaveAttribute("aria-selected", "true");
  await expectFine(page);
  await page.keyboard.press("Escape");
  await expect(customer(page)).toHaveValue("");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: BUYER.name })).toBeVisible();
  await page.keyboard.type("stav rez");
  await expect(page.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(customer(page)).toHaveValue(BUYER.name);
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await expect(page.getByText("Choose a customer.")).toHaveCount(0);
  await customer(page).fill("nikdo");
  await page.keyboard.press("Tab");
  await expect(customer(page)).toHaveValue(BUYER.name);
  await page.getByRole("button", { name: "Clear" }).press("Enter");
  await expect(customer(page)).toBeFocused();
  await expect(customer(page)).toHaveValue("");
  await save(page);
  await expect(page.getByText("Choose a customer.")).toBeVisible();
  await expect(customer(page)).toBeFocused();
});

test("a new customer is made in place, and nothing typed is lost", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await page.goto(`${app.url}/invoices/new`);
  await page.getByLabel("Description").fill("Napsáno dřív");
  await customer(page).fill("Nový Odběratel");
  await page.getByRole("option", { name: "New customer “Nový Odběratel”" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue("Nový Odběratel");
  await dialog.getByLabel("E-mail address").fill("ucetni.example");
  await dialog.getByRole("button", { name: "Add customer" }).click();
  await expect(dialog.getByText("The address has no @.")).toBeVisible();
  await expect(dialog.getByLabel("E-mail address")).toBeFocused();
  await expectFine(page);
  await dialog.getByLabel("E-mail address").fill("ucetni@odberatel.example");
  await dialog.getByRole("button", { name: "Add customer" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(customer(page)).toHaveValue("Nový Odběratel");
  await expect(customer(page)).toBeFocused();
  await expect(page.getByLabel("Description")).toHaveValue("Napsáno dřív");
  await page.getByLabel("Unit price").fill("100");
  await save(page);
  await expect(page.getByText("Nový Odběratel").first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const)
  test(`the preview is the PDF of what is typed, ${colorScheme}`, async ({ app, browser }) => {
    const context = await browser.newContext({ locale: "en-GB", colorScheme });
    const page = await context.newPage();
    await begin(page, app.url);
    await fillCompany(page, app.url);
    await page.goto(`${app.url}/invoices/new`);
    await page.getByLabel("Description").fill("Neuložená práce");
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByText("Choose a customer.")).toBeVisible();
    await chooseCustomer(page, BUYER.name);
    await page.getByLabel("Unit price").fill("100");
    // The empty line that a person who goes on by keyboard leaves is none of the document's.
    await page.getByLabel("Unit price").press("Enter");
    await expect(page.getByLabel("Description")).toHaveCount(2);
    const answer = page.waitForResponse((response) => response.url().endsWith("/invoices/preview"));
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("dialog").getByRole("link", { name: /Open in a new tab/ })).toBeVisible();
    const response = await answer;
    expect(response.headers()["content-type"]).toBe("application/pdf");
    // As the person would have it: the browser's tools do not show what went into a blob.
    const download = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("link", { name: "Download" }).click();
    const file = new Uint8Array(readFileSync(await (await download).path()));
    const text = (await pdfText(file)).join(" ");
    expect(text).toContain("Neuložená práce");
    expect(text).toContain("121");
    await expectFine(page);
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("button", { name: "Preview" })).toBeFocused();
    await page.goto(`${app.url}/invoices`);
    await expect(page.getByRole("row")).toHaveCount(0);
    await context.close();
  });
