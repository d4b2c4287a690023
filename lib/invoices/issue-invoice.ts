import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dateOf, today } from "#lib/base/dates.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { type Company, readCompany } from "#lib/company/read-company.ts";
import type { Invoice } from "#prisma/client/client.ts";
import {
  type CountingContext,
  chargesVat,
  countInvoice,
  keptTerms,
  lacksExchangeRate,
  type Terms,
  termsOf,
} from "./counting.ts";
import { requireCreditWithin } from "./credit-limit.ts";
import { invoiceSearchWords } from "./invoice-search.ts";
import { lockInvoice } from "./lock-invoice.ts";
import { nextNumber } from "./next-number.ts";
import { variableSymbolOf } from "./number-pattern.ts";
import { partiesOf } from "./parties.ts";
import { carryPayment } from "./payments/carry-payment.ts";
import { refusalOfReverseCharge } from "./reverse-charge.ts";
import { forgetUnsaved } from "./unsaved/end-unsaved.ts";

type Taken = Pick<Invoice, "kind" | "originId">;

/**
 * Issues a draft today: it takes its number and keeps seller and buyer as they stand now. From here on
 * nothing of it changes but its payment.
 * @throws UserError notFound, invoiceNotDraft, exchangeRateNeeded, those of `refusalOfReverseCharge`, and for credit notes those of `requireCreditWithin`
 * @param also what happens with it, in its transaction
 */
export async function issueInvoice(
  company: ActingCompany,
  { id }: { id: string },
  also: (tx: Tx, document: Taken) => Promise<void> = async () => {},
): Promise<{ number: string }> {
  const seller = await readCompany(company.id);
  const issue = async (tx: Tx) => {
    const document = await takeDraft(tx, company, id);
    await forgetUnsaved(tx, company, id);
    const issued = await issueTaken(tx, company, seller, id);
    await also(tx, document);
    return issued;
  };
  // Many at once wait in line for the series: longer than Prisma would let them by default.
  return db().$transaction(issue, { maxWait: 15_000, timeout: 20_000 });
}

// The row is locked: of two who issue at once the second finds no draft any more.
async function takeDraft(tx: Tx, company: ActingCompany, id: string): Promise<Taken> {
  const { state, kind, originId } = await lockInvoice(tx, company, id);
  if (state !== "draft") throw new UserError("invoiceNotDraft");
  return { kind, originId };
}

/** What issuing writes, within a transaction that holds the row; `on` is for sample data of days past. */
export async function issueTaken(tx: Tx, company: ActingCompany, seller: Company, id: string, on = today()) {
  const where = { companyId_id: { companyId: company.id, id } };
  const draft = await tx.invoice.findUniqueOrThrow({ where, include: { customer: true } });
  const context = { ...seller, currency: draft.currency };
  const terms = keptTerms(termsOf(draft), context);
  if (lacksExchangeRate({ ...terms, kind: draft.kind }, context)) throw new UserError("exchangeRateNeeded");
  const refusal = refusalOfReverseCharge(terms.vatMode, seller, draft.customer);
  if (refusal) throw new UserError(refusal);
  const totalMinor = await totalAtIssue(tx, company, id, terms, context);
  await requireCreditWithin(tx, company, { ...draft, totalMinor });
  const number = await nextNumber(tx, company.id, draft.kind, Number(on.slice(0, 4)));
  await tx.invoice.update({
    where,
    data: {
      state: "issued",
      number,
      variableSymbol: variableSymbolOf(number),
      issuedOn: dateOf(on),
      language: draft.customer.language,
      ...terms,
      totalMinor,
      parties: partiesOf(seller, draft.customer, draft),
      searchWords: invoiceSearchWords(number, draft.customer.searchWords),
    },
  });
  const details = { number, totalMinor: totalMinor.toString(), currency: draft.currency };
  await tx.auditEvent.create({
    data: { companyId: company.id, userId: company.userId, event: "invoice.issued", subjectId: id, details },
  });
  // Where nothing is to be paid, nobody has to say that it was.
  if (totalMinor === 0n) await tx.invoice.update({ where, data: { state: "paid", paidOn: dateOf(on) } });
  else await carryPayment(tx, company, draft);
  return { number };
}

// A company that stopped paying VAT may hold drafts from before with rates.
async function totalAtIssue(
  tx: Tx,
  company: ActingCompany,
  invoiceId: string,
  terms: Terms,
  context: CountingContext,
): Promise<bigint> {
  const where = { companyId: company.id, invoiceId };
  if (!chargesVat(terms.vatMode, context)) await tx.invoiceLine.updateMany({ where, data: { vatRate: 0 } });
  const lines = await tx.invoiceLine.findMany({ where });
  const counted = lines.map(({ quantity, unitPriceMinor, discount, vatRate }) => ({
    quantity: quantity.toFixed(),
    unitPriceMinor,
    discount: discount.toFixed(),
    vatRate: vatRate.toFixed(),
  }));
  return countInvoice(counted, terms, context).totalMinor;
}
