import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { copyAsDraft } from "./copy-as-draft.ts";
import { lockInvoice } from "./lock-invoice.ts";
import { documentLanguage } from "./parties.ts";

/**
 * Makes the draft of the invoice that follows a paid proforma; its note says that it is paid.
 * @throws UserError notFound, proformaNotPaid, or proformaInvoiced when it has been made already
 */
export async function invoiceFromProforma(
  company: ActingCompany,
  { id }: { id: string },
): Promise<{ id: string }> {
  return db().$transaction(async (tx) => {
    const proforma = await lockInvoice(tx, company, id);
    if (proforma.kind !== "proforma" || proforma.state !== "paid") throw new UserError("proformaNotPaid");
    const where = { companyId: company.id, originId: id, state: { not: "cancelled" } } as const;
    if (await tx.invoice.count({ where })) throw new UserError("proformaInvoiced");
    const t = translatorFor(documentLanguage(proforma.language), "document");
    const paid = t("paidByProforma", { number: proforma.number ?? "" });
    const note = [paid, proforma.note].filter(Boolean).join("\n\n");
    return copyAsDraft(tx, company, proforma, { kind: "invoice", originId: id, note });
  });
}
