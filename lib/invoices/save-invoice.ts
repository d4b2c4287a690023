import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dateOf } from "#lib/base/dates.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { readCompany } from "#lib/company/read-company.ts";
import type { VatDuties } from "#lib/company/vat-status.ts";
import type { DraftKind } from "./choices.ts";
import { chargesVat, countInvoice, keptTerms } from "./counting.ts";
import { countedLine } from "./preview-totals.ts";
import { refusalOfReverseCharge } from "./reverse-charge.ts";
import type { InvoiceInput } from "./schema.ts";
import { endUnsaved } from "./unsaved/end-unsaved.ts";

/**
 * Writes a draft: a new one, or over the one of `id`. Currency and language are the customer's.
 * @throws UserError notFound, invoiceNotDraft, and at `vatMode` those of `refusalOfReverseCharge`
 */
export async function saveInvoice(company: ActingCompany, input: InvoiceInput): Promise<{ id: string }> {
  const seller = await readCompany(company.id);
  return db().$transaction(async (tx) => {
    const saved = await writeDraft(tx, company, input, seller);
    const { editor, id, kind = "invoice" } = input;
    if (editor) await endUnsaved(tx, company, { place: id ?? kind, editor, follows: null });
    return saved;
  });
}

/** The same within a transaction. */
export async function writeDraft(
  tx: Tx,
  company: ActingCompany,
  input: InvoiceInput,
  seller: Seller,
): Promise<{ id: string }> {
  const draft = await draftOf(tx, company, input, seller);
  if (!input.id) return createDraft(tx, company, { ...draft, kind: input.kind ?? "invoice" });
  const { lines, ...fields } = draft;
  const where = { companyId: company.id, id: input.id };
  const { count } = await tx.invoice.updateMany({ where: { ...where, state: "draft" }, data: fields });
  if (count === 0) throw new UserError((await tx.invoice.count({ where })) ? "invoiceNotDraft" : "notFound");
  const { reason } = input;
  if (reason) await tx.invoice.updateMany({ where: { ...where, kind: "creditNote" }, data: { reason } });
  await tx.invoiceLine.deleteMany({ where: { companyId: company.id, invoiceId: input.id } });
  await tx.invoiceLine.createMany({ data: linesOf(company, input.id, lines) });
  return { id: input.id };
}

type Draft = Awaited<ReturnType<typeof draftOf>> & { kind?: DraftKind };

type Seller = VatDuties & { country: string; bankAccounts: { id: string }[] };

/** What the input comes to as a row and its lines. Where no VAT is charged every rate is zero. */
export async function draftOf(tx: Tx, company: ActingCompany, input: InvoiceInput, seller: Seller) {
  const id = input.customerId;
  const customer = await tx.customer.findUnique({ where: { companyId_id: { companyId: company.id, id } } });
  if (!customer) throw new UserError("notFound", { field: "customerId" });
  const { vatMode, pricesWithVat, discount, rounded } = input;
  const exchangeRate = input.exchangeRate || null;
  const context = { ...seller, currency: customer.currency };
  const terms = keptTerms({ vatMode, pricesWithVat, discount, rounded, exchangeRate }, context);
  const refusal = refusalOfReverseCharge(terms.vatMode, seller, customer);
  if (refusal) throw new UserError(refusal, { field: "vatMode" });
  const charged = chargesVat(terms.vatMode, seller);
  const lines = input.lines.map(({ vatRate, ...line }) => ({ ...line, vatRate: charged ? vatRate : "0" }));
  return {
    customerId: customer.id,
    currency: customer.currency,
    language: customer.language,
    searchWords: customer.searchWords,
    suppliedOn: dateOf(input.suppliedOn),
    dueOn: dateOf(input.dueOn),
    note: input.note,
    // One that was removed while the editor was open is the same as none.
    bankAccountId: seller.bankAccounts.find(({ id }) => id === input.bankAccountId)?.id ?? null,
    ...terms,
    totalMinor: countInvoice(lines.map(countedLine), terms, context).totalMinor,
    lines,
  };
}

/** Writes a new draft within a transaction. */
export async function createDraft(tx: Tx, company: ActingCompany, draft: Draft): Promise<{ id: string }> {
  const { lines, ...fields } = draft;
  const data = { ...fields, companyId: company.id };
  const { id } = await tx.invoice.create({ data, select: { id: true } });
  await tx.invoiceLine.createMany({ data: linesOf(company, id, lines) });
  return { id };
}

function linesOf(company: ActingCompany, invoiceId: string, lines: Draft["lines"]) {
  return lines.map((line, position) => {
    const { description, quantity, unit, discount, vatRate } = line;
    const { unitPriceMinor } = countedLine(line);
    const { id: companyId } = company;
    return { companyId, invoiceId, position, description, quantity, unit, unitPriceMinor, discount, vatRate };
  });
}
