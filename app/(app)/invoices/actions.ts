"use server";

import { action } from "#lib/auth/action.ts";
import { deleteDraft } from "#lib/invoices/delete-draft.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { markPaid } from "#lib/invoices/mark-paid.ts";
import { saveInvoice } from "#lib/invoices/save-invoice.ts";
import { invoiceIdSchema, invoiceSchema } from "#lib/invoices/schema.ts";
import { sendInvoiceSchema } from "#lib/sending/schema.ts";
import { sendInvoice } from "#lib/sending/send-invoice.ts";

export const saveInvoiceAction = action("invoice:write", invoiceSchema, saveInvoice);
export const issueInvoiceAction = action("invoice:write", invoiceIdSchema, issueInvoice);
export const markPaidAction = action("invoice:write", invoiceIdSchema, markPaid);
export const deleteDraftAction = action("invoice:write", invoiceIdSchema, deleteDraft);
export const sendInvoiceAction = action("invoice:send", sendInvoiceSchema, sendInvoice);
