import type { ActingCompany } from "#lib/base/acting-company.ts";
import { type Day, dayOf, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import type { Locale } from "#lib/base/locale.ts";
import { isUuid } from "#lib/base/uuid.ts";
import { readCompany } from "#lib/company/read-company.ts";
import type { Prisma } from "#prisma/client/client.ts";
import type { DocumentKind, InvoiceState } from "#prisma/client/enums.ts";
import { countInvoice, type HomeRecap, homeRecap, keptTerms, type Terms, termsOf } from "./counting.ts";
import { type Origin, originFields, originOf } from "./origin.ts";
import { documentLanguage, type Parties, parseParties, partiesOf } from "./parties.ts";
import { type ShownState, shownState } from "./state.ts";
import type { CountedLine, Totals } from "./totals.ts";

export type InvoiceLine = CountedLine & { description: string; unit: string };
export type Invoice = Parties &
  Terms & {
    id: string;
    kind: DocumentKind;
    origin: Origin | null;
    /** Why it credits. */
    reason: string;
    state: InvoiceState;
    shownState: ShownState;
    /** Null while a draft, as is the date of issue. */
    number: string | null;
    issuedOn: Day | null;
    suppliedOn: Day;
    dueOn: Day;
    paidOn: Day | null;
    /** Minor units: the sum of its payments. */
    paidMinor: bigint;
    currency: string;
    /** Of the document and its mail. */
    language: Locale;
    variableSymbol: string;
    note: string;
    /** The account of the company that was chosen for it; null: that of its currency. */
    bankAccountId: string | null;
    customerId: string;
    /** The customer's address as it is now; possibly empty. */
    customerEmail: string;
    lines: InvoiceLine[];
    totals: Totals;
    /** In the seller's own currency, where the invoice's is another and VAT is paid. */
    homeRecap: HomeRecap | null;
  };

/**
 * One invoice of the company with its lines, totals and parties: a draft's as they stand now, an issued one's as
 * they stood then. Null when there is none, or it is another company's.
 */
export async function readInvoice(company: Pick<ActingCompany, "id">, id: string): Promise<Invoice | null> {
  if (!isUuid(id)) return null;
  const row = await db().invoice.findUnique({
    where: { companyId_id: { companyId: company.id, id } },
    include: invoiceParts,
  });
  if (!row) return null;
  const parties = row.parties
    ? parseParties(row.parties)
    : partiesOf(await readCompany(company.id), row.customer, row);
  return invoiceOf(row, parties);
}

/** What belongs to an invoice besides its own row. */
export const invoiceParts = {
  customer: true,
  origin: originFields,
  lines: { orderBy: { position: "asc" } },
} as const satisfies Prisma.InvoiceInclude;
type InvoiceRow = Prisma.InvoiceGetPayload<{ include: typeof invoiceParts }>;

/** An invoice from its row, and its parties: as they stood at issue, or of a draft as they stand now. */
export function invoiceOf(row: InvoiceRow, parties: Parties): Invoice {
  const { customer } = row;
  const lines = row.lines.map(({ description, quantity, unit, unitPriceMinor, discount, vatRate }) => ({
    description,
    quantity: quantity.toFixed(),
    unit,
    unitPriceMinor,
    discount: discount.toFixed(),
    vatRate: parties.seller.vatPayer ? vatRate.toFixed() : "0",
  }));
  const { id, state, number, currency, variableSymbol, note, customerId, bankAccountId } = row;
  const dueOn = dayOf(row.dueOn);
  const context = { ...parties.seller, currency };
  // A draft follows its seller, who may have stopped paying VAT.
  const terms = keptTerms(termsOf(row), context);
  const totals = countInvoice(lines, terms, context);
  return {
    ...{ id, state, number, currency, variableSymbol, note, customerId, bankAccountId, dueOn, lines },
    ...parties,
    ...terms,
    ...{ kind: row.kind, origin: originOf(row.origin), reason: row.reason },
    shownState: shownState({ state, kind: row.kind, dueOn }, today()),
    issuedOn: row.issuedOn && dayOf(row.issuedOn),
    suppliedOn: dayOf(row.suppliedOn),
    paidOn: row.paidOn && dayOf(row.paidOn),
    paidMinor: row.paidMinor,
    language: documentLanguage(state === "draft" ? customer.language : row.language),
    customerEmail: customer.email,
    totals,
    homeRecap: homeRecap(totals, terms, context),
  };
}
