import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { cancelInvoice } from "#lib/invoices/cancel-invoice.ts";
import { lockDelivery, stepByPerson } from "#lib/outbox/person-step.ts";
import type { CancelInvoice } from "./schema.ts";

/**
 * Cancels an issued document, and its e-mails that still wait: they never go out. What has gone out, or may have,
 * stays as it is.
 * @throws UserError as `cancelInvoice` of lib/invoices, or `invoiceBeingSent` when one is on its way just now
 */
export async function cancelInvoiceAndMail(company: ActingCompany, input: CancelInvoice): Promise<void> {
  await db().$transaction(async (tx) => {
    await cancelInvoice(tx, company, input);
    await cancelWaiting(tx, company, input.id);
  });
}

// Nobody orders a new one meanwhile: an order needs the document, which this transaction holds.
async function cancelWaiting(tx: Tx, company: ActingCompany, invoiceId: string): Promise<void> {
  const open = await tx.delivery.findMany({
    where: { companyId: company.id, invoiceId, state: { in: ["queued", "held", "sending"] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of open) {
    const delivery = await lockDelivery(tx, company, id);
    if (delivery.state === "sending") throw new UserError("invoiceBeingSent");
    if (delivery.state === "queued" || delivery.state === "held")
      await stepByPerson(tx, company, delivery, "cancelled");
  }
}
