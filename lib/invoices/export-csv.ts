import { csvRow, textCell } from "#lib/base/csv-cell.ts";
import type { Day } from "#lib/base/dates.ts";
import type { Locale } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { minorToDecimal } from "#lib/base/money.ts";
import { documentName } from "./document-name.ts";
import type { Invoice } from "./read-invoice.ts";

const BYTE_ORDER_MARK = "\ufeff";
const columns = [
  ...["number", "kind", "customer", "registrationNo", "taxNo", "issuedOn", "suppliedOn", "dueOn"],
  ...["paidOn", "currency", "base", "vat", "total", "paid", "variableSymbol", "state"],
] as const;

/**
 * Documents as CSV that Czech and Slovak Excel open by a double click: UTF-8 with a byte order mark, semicolons, CRLF,
 * days as 23.11.2026, amounts as 1234,50 in the currency of the document. The words are in the reader's language.
 */
export async function* exportCsv(pages: AsyncIterable<Invoice[]>, locale: Locale): AsyncGenerator<string> {
  const t = translatorFor(locale, "invoiceExport");
  yield BYTE_ORDER_MARK + csvRow(columns.map((column) => textCell(t(`column_${column}`))));
  const states = translatorFor(locale, "invoices");
  for await (const page of pages)
    yield page.map((invoice) => rowOf(invoice, t, states(`state_${invoice.shownState}`))).join("");
}

type Translator = ReturnType<typeof translatorFor<"invoiceExport">>;

function rowOf(invoice: Invoice, t: Translator, state: string): string {
  const { buyer, totals } = invoice;
  return csvRow([
    ...[invoice.number ?? "", t(`kind_${documentName(invoice)}`)].map(textCell),
    // A Slovak payer is known by IČ DPH.
    ...[buyer.name, buyer.registrationNo, buyer.vatNo || buyer.taxNo].map(textCell),
    ...[invoice.issuedOn, invoice.suppliedOn, invoice.dueOn, invoice.paidOn].map(dayCell),
    invoice.currency,
    ...[totals.baseMinor, totals.vatMinor, totals.totalMinor, invoice.paidMinor].map(amountCell),
    textCell(invoice.variableSymbol),
    textCell(state),
  ]);
}

const dayCell = (day: Day | null): string => day?.split("-").reverse().join(".") ?? "";

// No sign of it can begin a formula: digits, a comma, and the minus of a credit note.
const amountCell = (minor: bigint): string => minorToDecimal(minor).replace(".", ",");
