import { type EInvoiceSource, hasEInvoice } from "#lib/documents/en16931/e-invoice-source.ts";
import { randomInvoice } from "../random-invoice.ts";
import { sampleInvoice } from "../sample-invoice.ts";

const sample = sampleInvoice();

/** Invoices and credit notes of every kind, whose parties have the names and numbers that the standard wants. */
export const randomEInvoice = randomInvoice.filter(hasEInvoice).map((invoice): EInvoiceSource => {
  const { country, vatPayer, identified } = invoice.seller;
  const status = { country, vatPayer, identified };
  const seller = { ...invoice.seller, ...sample.seller, vatNo: `${country}2021234567`, ...status };
  return { ...invoice, number: "20260042", seller, buyer: sample.buyer };
});
