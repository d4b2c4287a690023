import type { Page } from "playwright/test";
import {
  createAccount,
  createCustomer,
  fillCompany,
  fillMailbox,
  issueInvoice,
  saveMailboxAndSwitchOn,
  sendByEmail,
  somebody,
} from "#testing/journey.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { type SmtpPeer, startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

const CUSTOMER = { name: "Řeznictví U Šťávů a.s.", email: "ucetni@odberatel.example" };
const SENDER = "fakturace@firma.example";
// 7 × 10.12 at 21 %: 70.84 + 14.88.
const TOTAL = "85,72";

for (const encryption of ["ssl", "starttls"] as const) {
  test(`a new person connects a mailbox (${encryption}), tests it, and sends the first invoice`, async ({
    app,
    page,
  }) => {
    const peer = await startSmtpPeer({ encryption });
    await createAccount(page, app.url, somebody());
    await fillCompany(page, app.url);

    await fillMailbox(page, app.url, SENDER, peer.server);
    await page.getByLabel("Test recipient").fill("zkouska@firma.example");
    await page.getByRole("button", { name: "Send test e-mail" }).click();
    await expect(page.getByText("accepted the test e-mail for zkouska@firma.example")).toBeVisible();
    expect(peer.caught).toHaveLength(1);
    expect((await peer.caught[0]?.parse())?.to).toMatchObject({ text: "zkouska@firma.example" });
    await saveMailboxAndSwitchOn(page);

    await createCustomer(page, app.url, CUSTOMER);
    const number = await issueInvoice(page, app.url, CUSTOMER.name);
    await sendByEmail(page);
    await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible();
    await expect(page.getByText("2.0.0 Ok: queued").first()).toBeVisible();

    await expectInvoiceMail(peer, number);
    await peer.close();
  });
}

async function expectInvoiceMail(peer: SmtpPeer, number: string): Promise<void> {
  expect(peer.caught).toHaveLength(2);
  const caught = peer.caught[1];
  const mail = await caught?.parse();
  if (!caught || !mail) throw new Error("no mail");
  expect(caught.from).toBe(SENDER);
  expect(caught.to).toEqual([CUSTOMER.email]);
  expect(mail.from?.text).toBe(`"Žluťoučký kůň" <${SENDER}>`);
  expect(mail.to).toMatchObject({ text: CUSTOMER.email });
  expect(mail.subject).toBe(`Faktura ${number} od Žluťoučký kůň s.r.o.`);
  expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@firma\.example>$/);
  const plain = (text: string) => text.replaceAll("\u00a0", " ");
  for (const body of [mail.text ?? "", mail.html || ""]) {
    expect(plain(body)).toContain(`posíláme Vám fakturu č. ${number} na částku ${TOTAL} Kč`);
    expect(plain(body)).toContain("Žluťoučký kůň s.r.o.");
  }
  // The payment code within the HTML is no attachment of its own.
  const attachments = mail.attachments.filter(({ related }) => !related);
  expect(attachments).toHaveLength(1);
  const [attachment] = attachments;
  expect(attachment).toMatchObject({ contentType: "application/pdf", filename: `faktura-${number}.pdf` });
  const text = (await pdfText(Uint8Array.from(attachment?.content ?? []))).join("\n");
  for (const part of [
    number,
    TOTAL,
    "Žluťoučký kůň s.r.o.",
    CUSTOMER.name,
    "Účetní práce za říjen – přílohy č. 1 až 3",
  ]) {
    expect(text).toContain(part);
  }
}

test("a wrong password is named at its field, nothing typed is lost, and the right one goes through", async ({
  app,
  page,
}) => {
  const peer = await startSmtpPeer({ password: "spravne heslo" });
  await createAccount(page, app.url, somebody());
  await fillMailbox(page, app.url, SENDER, { ...peer.server, password: "spatne heslo" });
  await page.getByRole("button", { name: "Send test e-mail" }).click();

  const password = page.getByLabel("Password", { exact: true });
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("The test e-mail was not sent")).toBeVisible();
  await expect(page.getByText("535 5.7.8", { exact: false }).first()).toBeVisible();
  await expect(password).toHaveValue("spatne heslo");
  await expect(page.getByLabel("SMTP server")).toHaveValue(peer.server.host);
  expect(peer.caught).toHaveLength(0);

  await password.fill(peer.server.password);
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByText("accepted the test e-mail for")).toBeVisible();
  expect(peer.caught).toHaveLength(1);
  await peer.close();
});

test("a delivery with a wrong password says why, pauses the mailbox, and goes on once the password is right", async ({
  app,
  page,
}) => {
  const peer = await startSmtpPeer({ password: "platne heslo" });
  const invoicePage = await readyToSend(page, app.url, peer);
  peer.setPassword("zmenene heslo");
  await page.goto(invoicePage);
  await sendByEmail(page);
  await expect(page.getByText("535 5.7.8", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("Queued", { exact: true }).first()).toBeVisible();
  expect(peer.logins.filter(({ ok }) => !ok)).toHaveLength(1);

  await fillMailbox(page, app.url, SENDER, { ...peer.server, password: "zmenene heslo" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await page.goto(invoicePage);
  await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible();
  expect(peer.caught).toHaveLength(1);
  await peer.close();
});

async function readyToSend(page: Page, appUrl: string, peer: SmtpPeer): Promise<string> {
  await createAccount(page, appUrl, somebody());
  await fillMailbox(page, appUrl, SENDER, peer.server);
  await saveMailboxAndSwitchOn(page);
  await createCustomer(page, appUrl, CUSTOMER);
  await issueInvoice(page, appUrl, CUSTOMER.name);
  return page.url();
}

test("an impatient double click sends one e-mail", async ({ app, page }) => {
  const peer = await startSmtpPeer();
  await readyToSend(page, app.url, peer);
  await page.getByRole("button", { name: "Send by e-mail" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).dblclick();
  await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible();
  expect(peer.caught).toHaveLength(1);
  await peer.close();
});

test("another company sees neither the invoice nor its PDF", async ({ app, page, browser }) => {
  const peer = await startSmtpPeer();
  const invoicePage = await readyToSend(page, app.url, peer);
  const stranger = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await stranger.goto(invoicePage);
  await expect(stranger).toHaveURL(`${app.url}/sign-in`);
  await createAccount(stranger, app.url, somebody("Cizí firma s.r.o."));
  for (const path of [invoicePage, `${invoicePage}/pdf`, `${invoicePage}/edit`]) {
    expect((await stranger.goto(path))?.status()).toBe(404);
  }
  const own = await page.request.get(`${invoicePage}/pdf`);
  expect([own.status(), own.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  await peer.close();
});
