import type { ActingCompany } from "#lib/base/acting-company.ts";
import { type Day, dayOf, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import type { Locale } from "#lib/base/locale.ts";
import { isUuid } from "#lib/base/uuid.ts";
import { readCompany } from "#lib/company/read-company.ts";
import type { InvoiceState } from "#prisma/client/enums.ts";
import { documentLanguage, type Parties, parseParties, partiesOf } from "./parties.ts";
import { type ShownState, shownState } from "./state.ts";
import { type CountedLine, type Totals, totalsOf } from "./totals.ts";

export type InvoiceLine = CountedLine & { description: string; unit: string };
export type Invoice = Parties & {
  id: string;
  state: InvoiceState;
  shownState: ShownState;
  /** Null while a draft, as is the date of issue. */
  number: string | null;
  issuedOn: Day | null;
  suppliedOn: Day;
  dueOn: Day;
  paidOn: Day | null;
  currency: string;
  /** Of the document and its mail. */
  language: Locale;
  variableSymbol: string;
  note: string;
  customerId: string;
  /** The customer's address as it is now; possibly empty. */
  customerEmail: string;
  lines: InvoiceLine[];
  totals: Totals;
};

/**
 * One invoice of the company with its lines, totals and parties: a draft's as they stand now, an issued one's as
 * they stood then. Null when there is none, or it is another company's.
 */
export async function readInvoice(company: ActingCompany, id: string): Promise<Invoice | null> {
  if (!isUuid(id)) return null;
  const row = await db().invoice.findUnique({
    where: { companyId_id: { companyId: company.id, id } },
    include: { customer: true, lines: { orderBy: { position: "asc" } } },
  });
  if (!row) return null;
  const { customer } = row;
  const parties = row.parties
    ? parseParties(row.parties)
    : partiesOf(await readCompany(company.id), customer);
  const lines = row.lines.map(({ description, quantity, unit, unitPriceMinor, vatRate }) => ({
    description,
    quantity: quantity.toFixed(),
    unit,
    unitPriceMinor,
    vatRate: parties.seller.vatPayer ? vatRate.toFixed() : "0",
  }));
  const { state, number, currency, variableSymbol, note, customerId } = row;
  const dueOn = dayOf(row.dueOn);
  return {
    ...{ id, state, number, currency, variableSymbol, note, customerId, dueOn, lines },
    ...parties,
    shownState: shownState(state, dueOn, today()),
    issuedOn: row.issuedOn && dayOf(row.issuedOn),
    suppliedOn: dayOf(row.suppliedOn),
    paidOn: row.paidOn && dayOf(row.paidOn),
    language: documentLanguage(state === "draft" ? customer.language : row.language),
    customerEmail: customer.email,
    totals: totalsOf(lines),
  };
}
