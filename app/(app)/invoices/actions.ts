"use server";

import { action, demand } from "#lib/auth/action.ts";
import { creditInvoice } from "#lib/invoices/credit-invoice.ts";
import { deleteDraft } from "#lib/invoices/delete-draft.ts";
import { duplicateInvoice } from "#lib/invoices/duplicate-invoice.ts";
import { invoiceFromProforma } from "#lib/invoices/invoice-from-proforma.ts";
import { paymentIdSchema, paymentSchema } from "#lib/invoices/payments/schema.ts";
import { saveInvoice } from "#lib/invoices/save-invoice.ts";
import { creditSchema, invoiceIdSchema, invoiceSchema } from "#lib/invoices/schema.ts";
import { discardUnsaved } from "#lib/invoices/unsaved/end-unsaved.ts";
import { discardSchema } from "#lib/invoices/unsaved/schema.ts";
import { cancelInvoiceAndMail } from "#lib/sending/cancel-invoice.ts";
import { issueDocument } from "#lib/sending/issue-document.ts";
import { revokeLinks } from "#lib/sending/links/invoice-links.ts";
import { recordPaymentAndMail, removePaymentAndMail } from "#lib/sending/receipts/record-payment.ts";
import { cancelInvoiceSchema, sendInvoiceSchema } from "#lib/sending/schema.ts";
import { sendInvoice } from "#lib/sending/send-invoice.ts";

export const saveInvoiceAction = action("invoice:write", invoiceSchema, saveInvoice);
export const discardUnsavedAction = action("invoice:write", discardSchema, discardUnsaved);
export const issueInvoiceAction = action("invoice:write", invoiceIdSchema, issueDocument);
export const recordPaymentAction = action("invoice:write", paymentSchema, async (company, input) => {
  if (input.receipt) await demand("invoice:send");
  await recordPaymentAndMail(company, input);
});
export const removePaymentAction = action("invoice:write", paymentIdSchema, removePaymentAndMail);
export const cancelInvoiceAction = action("invoice:write", cancelInvoiceSchema, cancelInvoiceAndMail);
export const creditInvoiceAction = action("invoice:write", creditSchema, creditInvoice);
export const duplicateInvoiceAction = action("invoice:write", invoiceIdSchema, duplicateInvoice);
export const invoiceFromProformaAction = action("invoice:write", invoiceIdSchema, invoiceFromProforma);
export const deleteDraftAction = action("invoice:write", invoiceIdSchema, deleteDraft);
export const sendInvoiceAction = action("invoice:send", sendInvoiceSchema, sendInvoice);
export const revokeLinksAction = action("invoice:send", invoiceIdSchema, revokeLinks);
