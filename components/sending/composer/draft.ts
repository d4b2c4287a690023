import type { PreparedMail } from "#lib/sending/prepare-invoice-mail.ts";
import type { SendInvoiceForm } from "#lib/sending/schema.ts";
import type { Uploaded } from "#lib/sending/uploads/schema.ts";

/** A mail as it is being written; `id` stays through all orders of it. */
export type Draft = { id: string; values: Required<Omit<SendInvoiceForm, "uploads">>; files: Uploaded[] };

/**
 * What the composer starts with. One order for one mail: pressed twice, or sent again after a lost answer, it stays
 * one delivery.
 */
export function newDraft(
  invoiceId: string,
  { mail, senders }: Pick<PreparedMail, "mail" | "senders">,
): Draft {
  const { id = "", copyToSelf = false } = senders[0] ?? {};
  const order = newOrder();
  return {
    id: order,
    values: { ...mail, invoiceId, order, mailboxId: id, bcc: [], copyToSelf, plannedFor: "" },
    files: [],
  };
}

/** 128 random bits in hexadecimal: what is sent knowingly once more is another order. */
export function newOrder(): string {
  // `crypto.randomUUID` is missing where the app is reached without https.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
