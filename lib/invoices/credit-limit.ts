import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Invoice } from "#prisma/client/client.ts";
import { lockInvoice } from "./lock-invoice.ts";

type Draft = Pick<Invoice, "kind" | "originId" | "reason" | "customerId" | "currency" | "totalMinor">;

/**
 * A credit note takes back a part of an invoice of the same customer and currency, and all of them together not
 * more than the whole. Other documents pass. The invoice stays locked, so that two credit notes do not pass at once.
 * @throws UserError creditReasonNeeded, creditWithoutInvoice, creditOtherCustomer, creditNotNegative, creditTooMuch
 */
export async function requireCreditWithin(tx: Tx, company: ActingCompany, draft: Draft): Promise<void> {
  if (draft.kind !== "creditNote") return;
  if (draft.reason === "") throw new UserError("creditReasonNeeded");
  const invoice = draft.originId && (await lockInvoice(tx, company, draft.originId));
  if (!invoice || !isCreditable(invoice)) throw new UserError("creditWithoutInvoice");
  const { customerId, currency } = invoice;
  if (draft.customerId !== customerId || draft.currency !== currency)
    throw new UserError("creditOtherCustomer");
  if (draft.totalMinor >= 0n) throw new UserError("creditNotNegative");
  const leftMinor = invoice.totalMinor + (await creditedMinor(tx, company, invoice.id));
  if (leftMinor + draft.totalMinor >= 0n) return;
  const amount = `${leftMinor < 0n ? 0n : leftMinor} ${currency}`;
  throw new UserError("creditTooMuch", { params: { amount } });
}

/** Only what has been issued and stands is taken back, and no credit note is. */
export function isCreditable({ kind, state }: Pick<Invoice, "kind" | "state">): boolean {
  return kind === "invoice" && (state === "issued" || state === "paid");
}

/** What the issued credit notes of an invoice come to: nothing, or less than nothing. */
export async function creditedMinor(
  tx: Tx,
  company: Pick<ActingCompany, "id">,
  invoiceId: string,
): Promise<bigint> {
  const { _sum } = await tx.invoice.aggregate({
    where: {
      companyId: company.id,
      originId: invoiceId,
      kind: "creditNote",
      state: { in: ["issued", "paid"] },
    },
    _sum: { totalMinor: true },
  });
  return _sum.totalMinor ?? 0n;
}
