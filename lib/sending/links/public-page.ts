import type { Locale } from "#lib/base/locale.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { type Fact, invoiceDocument } from "#lib/documents/invoice-document.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { codePicture } from "../mail/code-picture.ts";

export type PublicPage = {
  language: Locale;
  title: string;
  number: string;
  seller: { name: string; lines: string[] };
  buyer: string;
  state: "open" | "paid" | "cancelled" | "credit";
  total: Fact;
  facts: Fact[];
  /** How to pay; empty where nothing is to be paid. */
  payment: Fact[];
  /** A picture as a `data:` address; null where banks have no code, or a part is paid already. */
  code: { picture: string; label: string } | null;
  fileName: string;
};

/** What the public page of an invoice shows, in the language of the document. */
export function publicPage(invoice: Invoice): PublicPage {
  const document = invoiceDocument(invoice);
  const state = stateOf(invoice);
  const open = state === "open";
  const { paymentCode } = document;
  const picture = paymentCode && Buffer.from(codePicture(paymentCode.text)).toString("base64");
  return {
    ...{ language: invoice.language, title: document.title, number: document.number, state },
    seller: { name: invoice.seller.name, lines: document.seller.address },
    buyer: invoice.buyer.name,
    ...{ total: document.total, facts: document.dates },
    payment: open ? [...document.payment, ...(document.iban ? [document.iban] : [])] : [],
    code:
      open && paymentCode && invoice.paidMinor === 0n
        ? { picture: `data:image/png;base64,${picture}`, label: paymentCode.label }
        : null,
    fileName: documentFileName(invoice),
  };
}

function stateOf({ kind, state }: Invoice): PublicPage["state"] {
  if (state === "cancelled") return "cancelled";
  if (kind === "creditNote") return "credit";
  return state === "paid" ? "paid" : "open";
}
