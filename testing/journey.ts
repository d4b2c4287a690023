import { type BrowserContext, expect, type Locator, type Page } from "playwright/test";
import type { SmtpServer } from "#lib/smtp/server.ts";
import { pdfText } from "./pdf-text.ts";

// The steps of the main journey as a person takes them, by what is written on the screen (English).

export type Person = { name: string; email: string; password: string; companyName: string };

let people = 0;

/** Somebody new, so that stories on one app do not meet. */
export function somebody(companyName = "Žluťoučký kůň s.r.o."): Person {
  people += 1;
  const email = `majitel${people}.${Date.now()}@firma.example`;
  return { name: "Majitelka Říhová", email, password: "příliš dlouhá věta", companyName };
}

/** Creates account and company at /welcome and arrives at the overview. */
export async function createAccount(
  page: Page,
  appUrl: string,
  person: Person,
  samples = false,
): Promise<void> {
  await page.goto(`${appUrl}/welcome`);
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByLabel("Company name").fill(person.companyName);
  if (samples) await page.getByLabel("Fill in sample customers and invoices").check();
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}

/** Fills the form of *E-mail and sending* with a server's values; nothing is tested or saved yet. */
export async function fillMailbox(
  page: Page,
  appUrl: string,
  address: string,
  server: SmtpServer,
): Promise<void> {
  await page.goto(`${appUrl}/settings/email`);
  await page.getByLabel("E-mail address").fill(address);
  await page.getByLabel("Sender name").fill("Žluťoučký kůň");
  await page.getByLabel("SMTP server").fill(server.host);
  await page.getByLabel("Port", { exact: true }).fill(String(server.port));
  await page.getByLabel("Encryption").selectOption(server.encryption);
  await page.getByLabel("Username").fill(server.username);
  await page.getByLabel("Password", { exact: true }).fill(server.password);
}

export async function saveMailboxAndSwitchOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await page.getByRole("switch", { name: "E-mail and sending" }).click();
  await expect(page.getByRole("switch", { name: "E-mail and sending" })).toBeChecked();
}

/** A Czech VAT payer with a bank account, so that the invoice bears VAT and a payment code. */
export async function fillCompany(page: Page, appUrl: string): Promise<void> {
  await page.goto(`${appUrl}/settings/company`);
  await page.getByLabel("Street").fill("Dlouhá třída 12");
  await page.getByLabel("City").fill("Praha 1");
  await page.getByLabel("Postcode").fill("110 00");
  await page.getByLabel(/IČO/).fill("27074358");
  await page.getByLabel(/DIČ/).fill("CZ27074358");
  await page.getByLabel(/VAT payer/).check();
  await page.getByLabel(/IBAN/).fill("CZ65 0800 0000 1920 0014 5399");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("saved", { exact: false }).first()).toBeVisible();
}

export async function createCustomer(
  page: Page,
  appUrl: string,
  customer: { name: string; email: string },
): Promise<void> {
  await page.goto(`${appUrl}/customers/new`);
  await page.getByLabel("Name", { exact: true }).fill(customer.name);
  await page.getByLabel("Street").fill("Křížová 7");
  await page.getByLabel("City").fill("Třebíč");
  await page.getByLabel("Postcode").fill("674 01");
  await page.getByLabel("E-mail address").fill(customer.email);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(customer.name).first()).toBeVisible();
}

/** Chooses a customer in the editor by typing the name. */
export async function chooseCustomer(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Customer" }).fill(name);
  await page.getByRole("option", { name }).first().click();
  await expect(page.getByRole("combobox", { name: "Customer" })).toHaveValue(name);
}

/** Writes, saves and issues an invoice; the page is then the invoice's own. @returns its number */
export async function issueInvoice(page: Page, appUrl: string, customerName: string): Promise<string> {
  await page.goto(`${appUrl}/invoices/new`);
  await chooseCustomer(page, customerName);
  await page.getByLabel("Description").fill("Účetní práce za říjen – přílohy č. 1 až 3");
  await page.getByLabel("Quantity").fill("7");
  await page.getByLabel("Unit", { exact: true }).fill("ks");
  await page.getByLabel("Unit price").fill("10,12");
  await saveDraft(page);
  await page.getByRole("button", { name: "Issue" }).click();
  await expect(page.getByRole("button", { name: "Send by e-mail" })).toBeVisible();
  const number = /\d{8}/.exec((await page.getByRole("heading", { level: 1 }).textContent()) ?? "")?.[0];
  if (!number) throw new Error("the invoice's heading bears no number");
  return number;
}

/** Presses *Save* in the editor; the page is then the draft's own. */
export async function saveDraft(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
}

/** Issues the draft whose page this is. @returns the text of its PDF */
export async function issuedPdfText(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Issue" }).click();
  await expect(page.getByRole("button", { name: "Send by e-mail" })).toBeVisible();
  const pdf = await page.request.get(`${page.url()}/pdf`);
  return (await pdfText(new Uint8Array(await pdf.body()))).join(" ");
}

/** Opens the dialog, presses *Send*, and sees the dialog close. */
export async function sendByEmail(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send by e-mail" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** A new company with a mailbox on this server, switched on. @param more ticks and fills what stands under *More options* */
export async function readyToSend(
  page: Page,
  appUrl: string,
  server: SmtpServer,
  more?: (page: Page) => Promise<void>,
): Promise<void> {
  await createAccount(page, appUrl, somebody());
  await fillMailbox(page, appUrl, "fakturace@firma.example", server);
  if (more) {
    await page.getByText("More options").click();
    await more(page);
  }
  await saveMailboxAndSwitchOn(page);
}

export const BUYER = { name: "Řeznictví U Šťávů a.s.", email: "ucetni@odberatel.example" };

/** A customer, an invoice for them, and its e-mail ordered; the page is then the invoice's own. */
export async function sendFirstInvoice(page: Page, appUrl: string): Promise<void> {
  await createCustomer(page, appUrl, BUYER);
  await issueInvoice(page, appUrl, BUYER.name);
  await sendByEmail(page);
}

/** From an invoice to the page of its newest e-mail. @returns the address of that page */
export async function openDelivery(page: Page): Promise<string> {
  await page
    .getByRole("region", { name: "Timeline" })
    .getByRole("link", { name: /^(Details|Decide)$/ })
    .first()
    .click();
  await page.waitForURL(/\/deliveries\/[0-9a-f-]{36}$/);
  return page.url();
}

/** The state of the delivery whose page this is. */
export function deliveryState(page: Page): Locator {
  return page.getByRole("heading", { level: 1 }).locator(".badge");
}

/** Goes on by Tab until the control has the focus. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  const wanted = await control.elementHandle();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((element) => document.activeElement === element, wanted)) return;
  }
  throw new Error("the keyboard does not reach it");
}

/** The session of a browser as a Cookie header, for requests without a browser. */
export async function cookieHeader(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}
