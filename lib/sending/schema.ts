import { z } from "zod";
import { emailAddress } from "#lib/base/email-address.ts";
import { problem } from "#lib/base/errors.ts";
import { requiredLine, textBlock } from "#lib/base/text.ts";

/** The order to send an invoice by e-mail. `order` is made when the dialog opens: the same one is sent once. */
export const sendInvoiceSchema = z.object({
  invoiceId: z.uuid({ error: problem("invalid") }),
  order: z.string().regex(/^[0-9a-f]{32}$/, problem("invalid")),
  to: emailAddress,
  subject: requiredLine(300),
  text: textBlock(20_000).refine((text) => text.trim() !== "", problem("required")),
});

/** Why an issued document is cancelled. */
export const cancelInvoiceSchema = z.object({
  id: z.uuid({ error: problem("invalid") }),
  reason: requiredLine(300),
});

export type CancelInvoice = z.output<typeof cancelInvoiceSchema>;
export type SendInvoice = z.output<typeof sendInvoiceSchema>;
