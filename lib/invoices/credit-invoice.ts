import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { copyAsDraft } from "./copy-as-draft.ts";
import { creditedMinor, isCreditable } from "./credit-limit.ts";
import { lockInvoice } from "./lock-invoice.ts";
import type { CreditInput } from "./schema.ts";

/**
 * Makes a draft of a credit note that takes back a whole invoice, to the minor unit; to take back a part, a person
 * changes its lines before it is issued. The note of the invoice is not repeated.
 * @throws UserError notFound, creditOnlyInvoice, creditedAlready
 */
export async function creditInvoice(company: ActingCompany, input: CreditInput): Promise<{ id: string }> {
  return db().$transaction(async (tx) => {
    const invoice = await lockInvoice(tx, company, input.id);
    if (!isCreditable(invoice)) throw new UserError("creditOnlyInvoice");
    if (invoice.totalMinor + (await creditedMinor(tx, company, invoice.id)) <= 0n)
      throw new UserError("creditedAlready");
    const { id: originId } = invoice;
    return copyAsDraft(tx, company, invoice, {
      kind: "creditNote",
      originId,
      reason: input.reason,
      note: "",
    });
  });
}
