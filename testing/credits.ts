import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { creditInvoice } from "#lib/invoices/credit-invoice.ts";
import { issueDocument } from "#lib/sending/issue-document.ts";

/** Issues a credit note of an invoice, whole or of so many crowns. */
export async function givenCredit(company: ActingCompany, invoiceId: string, crowns?: string) {
  const { id } = await creditInvoice(company, { id: invoiceId, reason: "Vráceno" });
  if (crowns)
    await db().invoiceLine.updateMany({
      where: { invoiceId: id },
      data: { unitPriceMinor: BigInt(crowns) * -100n, quantity: 1 },
    });
  return issueDocument(company, { id });
}
