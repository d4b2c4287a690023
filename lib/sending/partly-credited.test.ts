import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { orderMany, workThrough } from "#testing/batches.ts";
import { givenCredit } from "#testing/credits.ts";
import { testDatabase } from "#testing/database.ts";
import { givenDue } from "#testing/reminders.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { previewMail } from "./compose/preview-mail.ts";
import { prepareInvoiceMail } from "./prepare-invoice-mail.ts";
import { sendInvoiceSchema } from "./schema.ts";
import { sendInvoice } from "./send-invoice.ts";

await testDatabase();

/** An invoice of 1,000 crowns, so many of which a credit note took back. */
async function ready(crowns?: string) {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const invoiceId = await givenDue(company, "2082-11-16");
  await givenCredit(company, invoiceId, crowns);
  const mailed = async () => (await peer.caught[0]?.parse())?.text ?? "";
  return { sender, company, invoiceId, mailed };
}

async function compose(company: ActingCompany, invoiceId: string) {
  const mail = { to: ["a@b.example"], subject: "Faktura", text: "Dobrý den" };
  await sendInvoice(company, sendInvoiceSchema.parse({ ...mail, invoiceId, order: "0".repeat(32) }));
}

test("the composer asks for what a credit note left, before it is sent and after", async () => {
  const { sender, company, invoiceId, mailed } = await ready("400");
  const { text } = await previewMail(company, { invoiceId, language: undefined, text: "Dobrý den" });
  expect(text).toMatch(/600,00/);
  const invoice = await readInvoice(company, invoiceId);
  if (!invoice) throw new Error("the invoice is not there");
  await db().messageTemplate.create({
    data: {
      companyId: company.id,
      kind: "invoice",
      language: "cs",
      subject: "{left}",
      text: "Zbývá {left}.",
    },
  });
  expect((await prepareInvoiceMail(company, invoice)).mail.text).toMatch(/600,00/);
  await compose(company, invoiceId);
  await work(sender);
  expect(await mailed()).toMatch(/600,00/);
  expect(await mailed()).not.toMatch(/1\s000,00/);
});

test("so does a sending of many", async () => {
  const { sender, company, invoiceId, mailed } = await ready("400");
  await workThrough(sender, await orderMany(company, [invoiceId]));
  expect(await mailed()).toMatch(/600,00/);
});

test("what is credited in full asks for nothing", async () => {
  const { sender, company, invoiceId, mailed } = await ready();
  await compose(company, invoiceId);
  await work(sender);
  expect(await mailed()).toMatch(/Celkem.*1\s000,00/);
  expect(await mailed()).not.toMatch(/IBAN|K úhradě/);
});
