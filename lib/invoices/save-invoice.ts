import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dateOf } from "#lib/base/dates.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { countedLine } from "./preview-totals.ts";
import type { InvoiceInput } from "./schema.ts";
import { totalsOf } from "./totals.ts";

/**
 * Writes a draft: a new one, or over the one of `id`. Currency and language are the customer's.
 * @throws UserError notFound, invoiceNotDraft
 */
export async function saveInvoice(company: ActingCompany, input: InvoiceInput): Promise<{ id: string }> {
  const { vatPayer } = await readCompany(company.id);
  return db().$transaction(async (tx) => {
    const draft = await draftOf(tx, company, input, vatPayer);
    if (!input.id) return createDraft(tx, company, draft);
    const { lines, ...fields } = draft;
    const where = { companyId: company.id, id: input.id };
    const { count } = await tx.invoice.updateMany({ where: { ...where, state: "draft" }, data: fields });
    if (count === 0)
      throw new UserError((await tx.invoice.count({ where })) ? "invoiceNotDraft" : "notFound");
    await tx.invoiceLine.deleteMany({ where: { companyId: company.id, invoiceId: input.id } });
    await tx.invoiceLine.createMany({ data: linesOf(company, input.id, lines) });
    return { id: input.id };
  });
}

type Draft = Awaited<ReturnType<typeof draftOf>>;

/** What the input comes to as a row and its lines. Who pays no VAT has every rate zero. */
export async function draftOf(tx: Tx, company: ActingCompany, input: InvoiceInput, vatPayer: boolean) {
  const id = input.customerId;
  const customer = await tx.customer.findUnique({ where: { companyId_id: { companyId: company.id, id } } });
  if (!customer) throw new UserError("notFound", { field: "customerId" });
  const lines = input.lines.map(({ vatRate, ...line }) => ({ ...line, vatRate: vatPayer ? vatRate : "0" }));
  return {
    customerId: customer.id,
    currency: customer.currency,
    language: customer.language,
    searchWords: customer.searchWords,
    suppliedOn: dateOf(input.suppliedOn),
    dueOn: dateOf(input.dueOn),
    note: input.note,
    totalMinor: totalsOf(lines.map(countedLine)).totalMinor,
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
    const { description, quantity, unit, vatRate } = line;
    const { unitPriceMinor } = countedLine(line);
    const { id: companyId } = company;
    return { companyId, invoiceId, position, description, quantity, unit, unitPriceMinor, vatRate };
  });
}
