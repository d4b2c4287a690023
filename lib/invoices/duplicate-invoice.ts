import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { copyAsDraft } from "./copy-as-draft.ts";
import { lockInvoice } from "./lock-invoice.ts";

/**
 * Makes a new draft like any document, dated today; the exchange rate of that day is for the person to say. Only a
 * credit note keeps its rate, and what it was made from, as it is none without.
 * @throws UserError notFound
 */
export async function duplicateInvoice(
  company: ActingCompany,
  { id }: { id: string },
): Promise<{ id: string }> {
  return db().$transaction(async (tx) => {
    const source = await lockInvoice(tx, company, id);
    const { kind, originId, reason } = source;
    const own = kind === "creditNote" ? { originId, reason } : { exchangeRate: null };
    return copyAsDraft(tx, company, source, { kind, ...own });
  });
}
