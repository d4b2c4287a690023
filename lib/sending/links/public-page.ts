import type { Locale } from "#lib/base/locale.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { type Fact, type InvoiceDocument, invoiceDocument } from "#lib/documents/invoice-document.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { codePicture } from "../mail/code-picture.ts";

export type PublicPage = {
  language: Locale;
  title: string;
  number: string;
  seller: { name: string; lines: string[] };
  buyer: string;
  state: "open" | "partly" | "paid" | "credited" | "cancelled" | "credit";
  total: Fact;
  facts: Fact[];
  /** How to pay; empty where nothing is to be paid. */
  payment: Fact[];
  /** A picture as a `data:` address, of what is left to pay; null where banks have no code. */
  code: { picture: string; label: string } | null;
  fileName: string;
};

/** What the public page of an invoice shows as it is owed now, in the language of the document. Pure. */
export function publicPage(invoice: Invoice): PublicPage {
  const document = invoiceDocument(invoice);
  const state = stateOf(invoice);
  const open = state === "open" || state === "partly";
  return {
    ...{ language: invoice.language, title: document.title, number: document.number, state },
    seller: { name: invoice.seller.name, lines: document.seller.address },
    buyer: invoice.buyer.name,
    ...{ total: document.total, facts: document.dates },
    payment: open ? [...document.payment, ...(document.iban ? [document.iban] : [])] : [],
    code: open ? codeOf(document) : null,
    fileName: documentFileName(invoice),
  };
}

function codeOf({ paymentCode }: InvoiceDocument): PublicPage["code"] {
  if (!paymentCode) return null;
  const picture = Buffer.from(codePicture(paymentCode.text)).toString("base64");
  return { picture: `data:image/png;base64,${picture}`, label: paymentCode.label };
}

function stateOf({ kind, state, totals, paidMinor }: Invoice): PublicPage["state"] {
  if (state === "cancelled") return "cancelled";
  if (kind === "creditNote") return "credit";
  if (state === "paid") return "paid";
  // Not paid, and yet nothing is left: it was taken back by credit notes.
  if (totals.totalMinor <= paidMinor) return "credited";
  return paidMinor > 0n ? "partly" : "open";
}
