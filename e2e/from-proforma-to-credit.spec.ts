import type { Page } from "playwright/test";
import {
  BUYER,
  chooseCustomer,
  createCustomer,
  fillCompany,
  readyToSend,
  sendByEmail,
} from "#testing/journey.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { type SmtpPeer, startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const numberOf = async (page: Page) => /\d{8,9}/.exec((await heading(page).textContent()) ?? "")?.[0] ?? "";

async function issueAndSend(page: Page, name: RegExp): Promise<string> {
  await page.getByRole("button", { name: "Issue" }).click();
  await expect(heading(page)).toContainText(name);
  await sendByEmail(page);
  await expect(page.getByText("2.0.0 Ok: queued").first()).toBeVisible();
  return numberOf(page);
}

/** What the customer got as the message of that place: its subject, and the text of its PDF. */
async function received(
  peer: SmtpPeer,
  place: number,
): Promise<{ subject: string; file: string; text: string }> {
  const mail = await peer.caught[place]?.parse();
  const pdf = mail?.attachments.find(({ related }) => !related);
  if (!mail || !pdf) throw new Error("no mail with a document");
  const text = (await pdfText(Uint8Array.from(pdf.content))).join(" ");
  return { subject: mail.subject ?? "", file: pdf.filename ?? "", text };
}

test("a proforma is sent and paid, its invoice is sent, and a credit note takes it back", async ({
  app,
  page,
}) => {
  const peer = await startSmtpPeer();
  await readyToSend(page, app.url, peer.server);
  await fillCompany(page, app.url);
  await createCustomer(page, app.url, BUYER);

  await page.goto(`${app.url}/invoices/new?kind=proforma`);
  await chooseCustomer(page, BUYER.name);
  await page.getByLabel("Description").fill("Stůl z dubu");
  await page.getByLabel("Unit price").fill("1000");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(heading(page)).toContainText("Draft proforma invoice");
  const proforma = await issueAndSend(page, /Proforma invoice \d/);
  await page.getByRole("button", { name: "Mark as paid" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Record payment" }).click();

  await page.getByRole("button", { name: "Make the invoice" }).click();
  await expect(heading(page)).toContainText("Draft invoice");
  const invoice = await issueAndSend(page, /Invoice \d{8}/);
  await expect(heading(page)).toContainText("Paid");

  await page.locator("summary", { hasText: "More" }).click();
  await page.getByRole("button", { name: "Make a credit note" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Stůl se vrátil");
  await dialog.getByRole("button", { name: "Make the draft" }).click();
  await expect(heading(page)).toContainText("Draft credit note");
  const credit = await issueAndSend(page, /Credit note \d/);
  await page.getByRole("button", { name: "Mark as settled" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Record payment" }).click();
  await expect(heading(page)).toContainText("Settled");

  expect(peer.caught).toHaveLength(3);
  const [first, second, third] = [await received(peer, 0), await received(peer, 1), await received(peer, 2)];
  expect(first.subject).toContain(proforma);
  expect(first.text).toContain("Není daňový doklad");
  expect(second.subject).toContain(`Faktura ${invoice}`);
  expect(second.text).toContain(proforma);
  expect(second.text).toContain("1 210,00");
  expect(third.subject).toContain(credit);
  expect(third.text).toContain(`Stůl se vrátil`);
  expect(third.text).toContain(invoice);
  expect(third.text).toContain("−1 210,00");
  expect([first.file, second.file, third.file].map((file) => file.replace(/\d+/, ""))).toEqual([
    "zalohova-faktura-.pdf",
    "faktura-.pdf",
    "dobropis-.pdf",
  ]);
  await page.goto(app.url);
  await expect(page.getByRole("region", { name: "Waiting for you" })).toContainText(
    "Nothing. You are all caught up.",
  );
  await peer.close();
});
