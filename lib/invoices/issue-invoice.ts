import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dateOf, today } from "#lib/base/dates.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { type Company, readCompany } from "#lib/company/read-company.ts";
import { invoiceSearchWords } from "./invoice-search.ts";
import { nextNumber, variableSymbolOf } from "./next-number.ts";
import { partiesOf } from "./parties.ts";
import { totalsOf } from "./totals.ts";

/**
 * Issues a draft today: it takes its number and keeps seller and buyer as they stand now. From here on
 * nothing of it changes but its payment.
 * @throws UserError notFound, invoiceNotDraft
 */
export async function issueInvoice(
  company: ActingCompany,
  { id }: { id: string },
): Promise<{ number: string }> {
  const seller = await readCompany(company.id);
  const issue = async (tx: Tx) => {
    await takeDraft(tx, company, id);
    return issueTaken(tx, company, seller, id);
  };
  // Many at once wait in line for the series: longer than Prisma would let them by default.
  return db().$transaction(issue, { maxWait: 15_000, timeout: 20_000 });
}

// The conditional update locks the row: of two who issue at once the second finds no draft any more.
async function takeDraft(tx: Tx, company: ActingCompany, id: string): Promise<void> {
  const where = { companyId: company.id, id };
  const { count } = await tx.invoice.updateMany({
    where: { ...where, state: "draft" },
    data: { state: "issued" },
  });
  if (count === 0) throw new UserError((await tx.invoice.count({ where })) ? "invoiceNotDraft" : "notFound");
}

/** What issuing writes, within a transaction that holds the row; `on` is for sample data of days past. */
export async function issueTaken(tx: Tx, company: ActingCompany, seller: Company, id: string, on = today()) {
  const where = { companyId_id: { companyId: company.id, id } };
  const draft = await tx.invoice.findUniqueOrThrow({ where, include: { customer: true } });
  const totalMinor = await totalAtIssue(tx, company, seller, id);
  const number = await nextNumber(tx, company.id, Number(on.slice(0, 4)));
  await tx.invoice.update({
    where,
    data: {
      state: "issued",
      number,
      variableSymbol: variableSymbolOf(number),
      issuedOn: dateOf(on),
      language: draft.customer.language,
      totalMinor,
      parties: partiesOf(seller, draft.customer),
      searchWords: invoiceSearchWords(number, draft.customer.searchWords),
    },
  });
  const details = { number, totalMinor: totalMinor.toString(), currency: draft.currency };
  await tx.auditEvent.create({
    data: { companyId: company.id, userId: company.userId, event: "invoice.issued", subjectId: id, details },
  });
  return { number };
}

// A company that stopped paying VAT may hold drafts from before with rates.
async function totalAtIssue(
  tx: Tx,
  company: ActingCompany,
  seller: Company,
  invoiceId: string,
): Promise<bigint> {
  const where = { companyId: company.id, invoiceId };
  if (!seller.vatPayer) await tx.invoiceLine.updateMany({ where, data: { vatRate: 0 } });
  const lines = await tx.invoiceLine.findMany({ where });
  const counted = lines.map(({ quantity, unitPriceMinor, vatRate }) => ({
    quantity: quantity.toFixed(),
    unitPriceMinor,
    vatRate: vatRate.toFixed(),
  }));
  return totalsOf(counted).totalMinor;
}
