import type { ParsedMail } from "mailparser";
import { expect } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import type { Locale } from "#lib/base/locale.ts";
import { creditInvoice } from "#lib/invoices/credit-invoice.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { paymentSchema } from "#lib/invoices/payments/schema.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { prepareInvoiceMail } from "#lib/sending/prepare-invoice-mail.ts";
import { recordPaymentAndMail } from "#lib/sending/receipts/record-payment.ts";
import { sendReminderNow } from "#lib/sending/reminders/decide.ts";
import { remind } from "#lib/sending/reminders/reminding.ts";
import { sendInvoiceSchema } from "#lib/sending/schema.ts";
import { sendInvoice } from "#lib/sending/send-invoice.ts";
import { templateKinds } from "#lib/sending/templates/choices.ts";
import { saveSignature } from "#lib/sending/templates/save-signature.ts";
import { keepUpload } from "#lib/sending/uploads/keep-upload.ts";
import type { Sender } from "./deliveries.ts";
import { eventually } from "./eventually.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "./invoices.ts";
import { mailboxValues } from "./mailbox.ts";
import { openedPayment } from "./payments.ts";
import { givenReminders } from "./reminders.ts";
import type { SmtpPeer } from "./smtp-peer.ts";

export const mailNames = {
  from: "Truhlářství U Lípy, s.r.o. „dílna“",
  replyTo: "ucetni@firma.example",
  to: "faktury@odberatel.example",
  copy: "archiv@odberatel.example",
  file: "výkres č. 1 – příloha.txt",
  signature: "Anna Dvořáková\n+420 601 234 567",
  account: "19-2000145399/0800",
} as const;

// A Monday in a far year, so that the clocks of a test run before and after it.
const DUE = "2082-11-16";

export type SentMail = {
  kind: (typeof templateKinds)[number];
  bytes: Buffer;
  messageId: string;
  /** Of its document. */
  number: string;
  /** The envelope, as the server heard it. */
  from: string;
  delivered: string[];
  parsed: ParsedMail;
};

/**
 * One mail of every kind in a language, ordered as people and the clock order them: the second reminder is one that
 * somebody pressed for. A worker that sends them must be running.
 */
export async function everyMail(
  { peer, sender }: { peer: SmtpPeer; sender: Sender },
  language: Locale,
): Promise<SentMail[]> {
  const { company } = sender;
  const customerId = await prepared(sender, peer, language);
  const arrived = (count: number) => eventually(() => expect(peer.caught).toHaveLength(count));
  const invoiceId = await issued(company, "invoice", customerId);
  await send(company, invoiceId);
  // Later ones answer to it.
  await arrived(1);
  await send(company, await issued(company, "proforma", customerId));
  await send(company, await credited(company, await issued(company, "invoice", customerId)));
  await givenReminders(company, ["3", "10", "21"]);
  await remind(new Date("2082-11-19T08:00:00Z"));
  const step = { companyId_invoiceId_step: { companyId: company.id, invoiceId, step: 2 } };
  await sendReminderNow(company, await db().reminder.findUniqueOrThrow({ where: step }));
  await remind(new Date("2082-12-07T08:00:00Z"));
  const payment = await openedPayment(company, invoiceId, { receipt: true, paidOn: today() });
  await arrived(6);
  await recordPaymentAndMail(company, paymentSchema.parse(payment));
  await arrived(7);
  return caughtInOrder(company, peer);
}

async function prepared(
  { company, mailboxId: id }: Sender,
  peer: SmtpPeer,
  language: Locale,
): Promise<string> {
  const { from, replyTo, signature, to, copy } = mailNames;
  await makeVatPayer(company);
  await db().company.update({ where: { id: company.id }, data: { publicLinks: true } });
  await saveMailbox(company, mailboxValues(peer.server, { id, fromName: from, replyTo }));
  await saveSignature(company, { signatureText: signature });
  const contact = { name: "Archiv", email: copy, forInvoices: true, forReminders: true, copy: true };
  return givenCustomer(company, { email: to, language, attachIsdoc: true, contacts: [contact] });
}

async function issued(
  company: ActingCompany,
  kind: "invoice" | "proforma",
  customerId: string,
): Promise<string> {
  const id = await givenDraft(company, { kind, customerId, dueOn: DUE });
  await issueInvoice(company, { id });
  return id;
}

async function credited(company: ActingCompany, invoiceId: string): Promise<string> {
  const { id } = await creditInvoice(company, { id: invoiceId, reason: "Sleva" });
  await issueInvoice(company, { id });
  return id;
}

async function send(company: ActingCompany, invoiceId: string): Promise<void> {
  const invoice = await readInvoice(company, invoiceId);
  if (!invoice) throw new Error("the invoice is not there");
  const { mail } = await prepareInvoiceMail(company, invoice);
  const file = await keepUpload(company, { name: mailNames.file, file: new Blob(["Řádek 1\r\n.\r\n"]) });
  const order = { invoiceId, order: "0".repeat(32), uploads: [file.id] };
  await sendInvoice(company, sendInvoiceSchema.parse({ ...mail, ...order }));
}

async function caughtInOrder(company: ActingCompany, peer: SmtpPeer): Promise<SentMail[]> {
  const rows = await db().delivery.findMany({
    where: { companyId: company.id },
    orderBy: { id: "asc" },
    include: { invoice: { select: { number: true } } },
  });
  return Promise.all(
    templateKinds.map(async (kind, at) => {
      const { messageId, mime, invoice } = rows[at] ?? {};
      const caught = peer.caught.find((each) => each.messageId === messageId);
      if (!caught || !mime || !messageId) throw new Error(`the ${kind} did not arrive`);
      // What arrives is what was frozen when it was ordered, once.
      expect(caught.raw.equals(Buffer.from(mime)), kind).toBe(true);
      expect(peer.timesAccepted(messageId)).toBe(1);
      const { raw: bytes, from, to: delivered } = caught;
      const parsed = await caught.parse();
      return { kind, bytes, messageId, number: invoice?.number ?? "", from, delivered, parsed };
    }),
  );
}
