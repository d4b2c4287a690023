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
  await expect(mailOf(page).getByText(`we are sending you invoice ${number}`)).toBeVisible();

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
  await expectFine(page);
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
  await expect(subject).toHaveValue("Invoice {number} from {company}");
  await page.getByRole("button", { name: "Bring my text back" }).click();
  await expect(subject).toHaveValue("Invoice {number} for you");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
});

test("a template is seen with any document, and what is too long or not saved is not lost", async ({
  app,
  page,
}) => {
  await createAccount(page, app.url, somebody());
  await createCustomer(page, app.url, BUYER);
  const first = await issueInvoice(page, app.url, BUYER.name);
  const second = await issueInvoice(page, app.url, BUYER.name);
  await page.goto(`${app.url}/settings/templates?language=en`);
  await expect(mailOf(page).getByText(`invoice ${second}`)).toBeVisible();
  await page.getByLabel("Document in the preview").selectOption({ label: `${first} – ${BUYER.name}` });
  await expect(mailOf(page).getByText(`invoice ${first}`)).toBeVisible();

  const text = page.getByLabel("Text", { exact: true });
  const long = `{number} ${"long ".repeat(200_000)}`;
  await text.evaluate((field: HTMLTextAreaElement, value) => {
    field.focus();
    document.execCommand("insertText", false, value);
  }, long);
  await expect(text).toHaveAccessibleDescription(/10,000/);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(text).toBeFocused();
  expect((await text.inputValue()).length).toBeGreaterThan(1_000_000);
  await text.fill("Only this, {customer}");
  await expect(text).toHaveAccessibleDescription("");
  await expect(mailOf(page).getByText(`Only this, ${BUYER.name}`)).toBeVisible();
  // The question whether to leave is answered with no.
  await page.getByRole("link", { name: "Proforma invoice" }).click();
  await expect(text).toHaveValue("Only this, {customer}");
});

test("a signature stands under the mail, and every kind is fine on a phone", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await page.goto(`${app.url}/settings/templates`);
  await page.getByLabel("Signature under every e-mail").fill("Majitelka Říhová\n+420 601 234 567");
  await page.getByRole("button", { name: "Apply signature" }).click();
  await expect(page.getByText("The signature is under new e-mails.")).toBeVisible();
  await expect(mailOf(page).getByText("+420 601 234 567")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const kind of ["Credit note", "3rd reminder", "Receipt of payment"]) {
    await page.getByRole("link", { name: kind, exact: true }).click();
    await expect(page.getByRole("link", { name: kind, exact: true })).toHaveAttribute("aria-current", "page");
    await expectFine(page);
  }
});
