import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { partiesOf } from "./parties.ts";
import { type Invoice, invoiceOf, invoiceParts } from "./read-invoice.ts";
import { writeDraft } from "./save-invoice.ts";
import type { InvoiceInput } from "./schema.ts";

/**
 * The draft as it would be if what is typed were saved, without saving it: written and read by the very same code, in a
 * transaction that is taken back.
 * @throws UserError as `saveInvoice`
 */
export async function previewInvoice(company: ActingCompany, input: InvoiceInput): Promise<Invoice> {
  const seller = await readCompany(company.id);
  const write = async (tx: Tx): Promise<never> => {
    const { id } = await writeDraft(tx, company, input, seller);
    const where = { companyId_id: { companyId: company.id, id } };
    const row = await tx.invoice.findUniqueOrThrow({ where, include: invoiceParts });
    throw new TakenBack(invoiceOf(row, partiesOf(seller, row.customer, row)));
  };
  try {
    return await db().$transaction(write);
  } catch (error) {
    if (error instanceof TakenBack) return error.invoice;
    throw error;
  }
}

// What Prisma takes a transaction back by is an exception.
class TakenBack extends Error {
  readonly invoice: Invoice;

  constructor(invoice: Invoice) {
    super("a preview is never written");
    this.invoice = invoice;
  }
}
