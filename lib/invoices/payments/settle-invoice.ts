import { dateOf, dayOf } from "#lib/base/dates.ts";
import type { Tx } from "#lib/base/db.ts";
import type { lockInvoice } from "../lock-invoice.ts";
import { settlementOf } from "./settlement.ts";

type Locked = Awaited<ReturnType<typeof lockInvoice>>;

/**
 * Brings a locked invoice's state in line with its payments, in the transaction that changed them.
 * @returns the state that it stands in now
 */
export async function settleInvoice(tx: Tx, invoice: Locked): Promise<"issued" | "paid"> {
  const { id, companyId, totalMinor } = invoice;
  const rows = await tx.payment.findMany({
    where: { companyId, invoiceId: id },
    select: { paidOn: true, amountMinor: true },
    orderBy: [{ paidOn: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  const payments = rows.map(({ paidOn, amountMinor }) => ({ paidOn: dayOf(paidOn), amountMinor }));
  const issuedOn = dayOf(invoice.issuedOn ?? invoice.suppliedOn);
  const { paidMinor, paidOn } = settlementOf({ totalMinor, issuedOn }, payments);
  const state = paidOn ? "paid" : "issued";
  await tx.invoice.update({
    where: { companyId_id: { companyId, id } },
    data: { state, paidMinor, paidOn: paidOn && dateOf(paidOn) },
  });
  return state;
}
