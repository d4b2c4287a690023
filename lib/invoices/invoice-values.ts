import { addDays, today } from "#lib/base/dates.ts";
import type { Locale } from "#lib/base/locale.ts";
import { minorToDecimal } from "#lib/base/money.ts";
import type { Invoice } from "./read-invoice.ts";
import type { InvoiceForm } from "./schema.ts";

/** What the editor of a new invoice starts with. */
export function newInvoice(
  customerId: string,
  seller: { dueDays: number },
  vatRates: string[] | null,
): InvoiceForm {
  const day = today();
  const line = { description: "", quantity: "1", unit: "", unitPrice: "", vatRate: vatRates?.[0] ?? "0" };
  return { customerId, suppliedOn: day, dueOn: addDays(day, seller.dueDays), note: "", lines: [line] };
}

/** What the editor of a draft starts with; numbers as one types them in the reader's language. */
export function invoiceValues(invoice: Invoice, locale: Locale): InvoiceForm {
  const { id, customerId, suppliedOn, dueOn, note } = invoice;
  const typed = (decimal: string) => (locale === "en" ? decimal : decimal.replace(".", ","));
  const lines = invoice.lines.map(({ description, quantity, unit, unitPriceMinor, vatRate }) => ({
    ...{ description, unit, vatRate },
    quantity: typed(quantity),
    unitPrice: typed(minorToDecimal(unitPriceMinor)),
  }));
  return { id, customerId, suppliedOn, dueOn, note, lines };
}
