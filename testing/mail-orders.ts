import type { UserError } from "#lib/base/errors.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { type SendInvoiceForm, sendInvoiceSchema } from "#lib/sending/schema.ts";
import { sendInvoice } from "#lib/sending/send-invoice.ts";
import { keepUpload } from "#lib/sending/uploads/keep-upload.ts";
import { givenDraft } from "./invoices.ts";
import { mannered } from "./sender-at-work.ts";

/** Whom these orders go to where nobody else is named. */
export const RECIPIENT = "ucetni@kavarna-u-mlyna.example";
let orders = 0;

/** A company that sends, an issued invoice of it, and the deed with the fields that a story is about. */
export async function readyToOrder() {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const invoiceId = await givenDraft(company);
  await issueInvoice(company, { id: invoiceId });
  const send = (fields: Partial<SendInvoiceForm> = {}) => {
    orders += 1;
    const order = orders.toString(16).padStart(32, "0");
    const mail = { to: [RECIPIENT], subject: "Faktura", text: "V příloze.", ...fields };
    return sendInvoice(company, sendInvoiceSchema.parse({ invoiceId, order, ...mail }));
  };
  const upload = (name: string, content: string | Uint8Array<ArrayBuffer>) =>
    keepUpload(company, { name, file: new Blob([content]) });
  return { peer, sender, company, invoiceId, send, upload };
}

/** What a person is told, after the field where it stands; "done" where it worked. */
export const toldOf = (deed: Promise<unknown>) =>
  deed.then(
    () => "done",
    ({ problem, field }: UserError) => `${field ?? ""} ${problem}`,
  );
