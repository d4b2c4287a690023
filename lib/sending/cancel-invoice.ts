import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { cancelInvoice } from "#lib/invoices/cancel-invoice.ts";
import { cancelWaiting } from "./cancel-waiting.ts";
import type { CancelInvoice } from "./schema.ts";

/**
 * Cancels an issued document, and its e-mails that still wait: they never go out. What has gone out, or may have,
 * stays as it is.
 * @throws UserError as `cancelInvoice` of lib/invoices, or `invoiceBeingSent` when one is on its way just now
 */
export async function cancelInvoiceAndMail(company: ActingCompany, input: CancelInvoice): Promise<void> {
  await db().$transaction(async (tx) => {
    await cancelInvoice(tx, company, input);
    // Nobody orders a new one meanwhile: an order needs the document, which this transaction holds.
    const { onTheirWay } = await cancelWaiting(tx, company, { invoiceId: input.id });
    if (onTheirWay > 0) throw new UserError("invoiceBeingSent");
  });
}
