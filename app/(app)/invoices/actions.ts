"use server";

import { action } from "#lib/auth/action.ts";
import { creditInvoice } from "#lib/invoices/credit-invoice.ts";
import { deleteDraft } from "#lib/invoices/delete-draft.ts";
import { duplicateInvoice } from "#lib/invoices/duplicate-invoice.ts";
import { invoiceFromProforma } from "#lib/invoices/invoice-from-proforma.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { recordPayment } from "#lib/invoices/payments/record-payment.ts";
import { removePayment } from "#lib/invoices/payments/remove-payment.ts";
import { paymentIdSchema, paymentSchema } from "#lib/invoices/payments/schema.ts";
import { saveInvoice } from "#lib/invoices/save-invoice.ts";
import { creditSchema, invoiceIdSchema, invoiceSchema } from "#lib/invoices/schema.ts";
import { cancelInvoiceAndMail } from "#lib/sending/cancel-invoice.ts";
import { cancelInvoiceSchema, sendInvoiceSchema } from "#lib/sending/schema.ts";
import { sendInvoice } from "#lib/sending/send-invoice.ts";

export const saveInvoiceAction = action("invoice:write", invoiceSchema, saveInvoice);
export const issueInvoiceAction = action("invoice:write", invoiceIdSchema, issueInvoice);
export const recordPaymentAction = action("invoice:write", paymentSchema, recordPayment);
export const removePaymentAction = action("invoice:write", paymentIdSchema, removePayment);
export const cancelInvoiceAction = action("invoice:write", cancelInvoiceSchema, cancelInvoiceAndMail);
export const creditInvoiceAction = action("invoice:write", creditSchema, creditInvoice);
export const duplicateInvoiceAction = action("invoice:write", invoiceIdSchema, duplicateInvoice);
export const invoiceFromProformaAction = action("invoice:write", invoiceIdSchema, invoiceFromProforma);
export const deleteDraftAction = action("invoice:write", invoiceIdSchema, deleteDraft);
export const sendInvoiceAction = action("invoice:send", sendInvoiceSchema, sendInvoice);
