import type { ActingCompany } from "#lib/base/acting-company.ts";
import { addDays, dateOf, today } from "#lib/base/dates.ts";
import type { Tx } from "#lib/base/db.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { negated } from "./negated.ts";

type Source = Prisma.InvoiceGetPayload<null>;
type Draft = Pick<Source, "kind"> & Partial<Pick<Source, "originId" | "reason" | "note" | "exchangeRate">>;

/**
 * Makes a new draft of a document's lines and terms, dated today and due after the company's days. A credit note
 * of anything but a credit note has them the other way round.
 */
export async function copyAsDraft(
  tx: Tx,
  company: ActingCompany,
  source: Source,
  draft: Draft,
): Promise<{ id: string }> {
  const companyId = company.id;
  const { dueDays } = await tx.company.findUniqueOrThrow({ where: { id: companyId } });
  const customer = await tx.customer.findUniqueOrThrow({
    where: { companyId_id: { companyId, id: source.customerId } },
  });
  const { currency, language, note, vatMode, pricesWithVat, discount, rounded, exchangeRate } = source;
  const { bankAccountId } = source;
  const terms = { vatMode, pricesWithVat, discount, rounded, exchangeRate, bankAccountId };
  const taken = draft.kind === "creditNote" && source.kind !== "creditNote";
  const day = today();
  const { id } = await tx.invoice.create({
    data: {
      ...{ companyId, customerId: customer.id, currency, language, note, ...terms },
      ...{ suppliedOn: dateOf(day), dueOn: dateOf(addDays(day, dueDays)) },
      ...{ totalMinor: taken ? -source.totalMinor : source.totalMinor, searchWords: customer.searchWords },
      ...draft,
    },
    select: { id: true },
  });
  await tx.invoiceLine.createMany({ data: await linesOf(tx, company, source.id, id, taken) });
  return { id };
}

async function linesOf(tx: Tx, company: ActingCompany, sourceId: string, invoiceId: string, taken: boolean) {
  const where = { companyId: company.id, invoiceId: sourceId };
  const rows = await tx.invoiceLine.findMany({ where, orderBy: { position: "asc" } });
  const lines = rows.map((row) => ({ ...row, invoiceId, quantity: row.quantity.toFixed() }));
  return taken ? negated(lines) : lines;
}
