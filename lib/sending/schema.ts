import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { locales } from "#lib/base/locale.ts";
import { requiredLine, textBlock } from "#lib/base/text.ts";
import { MAX_FILES, MAX_RECIPIENTS } from "./compose/choices.ts";
import { isLocalTime } from "./compose/local-time.ts";
import { recipientList } from "./compose/recipient-list.ts";

const tick = z.boolean({ error: problem("invalid") });
const id = z.uuid({ error: problem("invalid") });
/** Of what the mail says around its text; left out: the document's own. */
const language = z.enum(locales, { error: problem("invalid") }).optional();

/**
 * The order to send an invoice by e-mail. `order` is made when the composer opens: the same one is sent once.
 * What is left out: the default mailbox, the PDF alone, at once.
 */
export const sendInvoiceSchema = z
  .object({
    invoiceId: id,
    order: z.string().regex(/^[0-9a-f]{32}$/, problem("invalid")),
    mailboxId: id.optional(),
    to: recipientList.refine((addresses) => addresses.length > 0, problem("recipientMissing")),
    cc: recipientList.default([]),
    bcc: recipientList.default([]),
    language,
    subject: requiredLine(300),
    text: textBlock(20_000).refine((text) => text.trim() !== "", problem("required")),
    pdf: tick.default(true),
    isdoc: tick.default(false),
    uploads: z
      .array(id)
      .max(MAX_FILES, problem("tooManyFiles", { max: MAX_FILES }))
      .default([]),
    /** Left out: as the mailbox says. */
    copyToSelf: tick.optional(),
    /** In the company's time zone; empty: at once. */
    plannedFor: z
      .string({ error: problem("invalid") })
      .refine((typed) => typed === "" || isLocalTime(typed), problem("timeFormat"))
      .default(""),
  })
  .refine(({ to, cc, bcc }) => to.length + cc.length + bcc.length <= MAX_RECIPIENTS, {
    error: problem("tooManyRecipients", { max: MAX_RECIPIENTS }),
    path: ["to"],
  });

/** A mail to look at while its text is written. */
export const previewMailSchema = z.object({ invoiceId: id, language, text: textBlock(20_000) });

/** Why an issued document is cancelled. */
export const cancelInvoiceSchema = z.object({
  id,
  reason: requiredLine(300),
});

export type CancelInvoice = z.output<typeof cancelInvoiceSchema>;
export type SendInvoice = z.output<typeof sendInvoiceSchema>;
export type SendInvoiceForm = z.input<typeof sendInvoiceSchema>;
export type PreviewMail = z.output<typeof previewMailSchema>;
