import { addDays, today } from "#lib/base/dates.ts";
import { typedDecimal } from "#lib/base/format-number.ts";
import type { Locale } from "#lib/base/locale.ts";
import { minorToDecimal } from "#lib/base/money.ts";
import type { DraftKind } from "./choices.ts";
import type { Invoice } from "./read-invoice.ts";
import type { InvoiceForm } from "./schema.ts";

/** What the editor of a new invoice starts with. */
export function newInvoice(
  customerId: string,
  seller: { dueDays: number; invoiceNote: string },
  vatRates: string[] | null,
  kind: DraftKind = "invoice",
): InvoiceForm {
  const day = today();
  return {
    ...{ kind, customerId, suppliedOn: day, dueOn: addDays(day, seller.dueDays), bankAccountId: "" },
    note: seller.invoiceNote,
    ...{ vatMode: "charged", pricesWithVat: false, discount: "", rounded: false, exchangeRate: "" },
    lines: [emptyLine(vatRates)],
  };
}

/** What the editor of a draft starts with; numbers as one types them in the reader's language. */
export function invoiceValues(invoice: Invoice, locale: Locale, vatRates: string[] | null): InvoiceForm {
  const { id, customerId, suppliedOn, dueOn, note, vatMode, pricesWithVat, rounded, exchangeRate } = invoice;
  const typed = (decimal: string) => typedDecimal(decimal, locale);
  const typedDiscount = (discount = "0") => (discount === "0" ? "" : typed(discount));
  const lines = invoice.lines.map(({ description, quantity, unit, unitPriceMinor, vatRate, discount }) => ({
    ...{ description, unit },
    // Rates are no part of an invoice without VAT: whoever charges it after all starts with the usual one.
    vatRate: vatMode === "charged" ? vatRate : emptyLine(vatRates).vatRate,
    quantity: typed(quantity),
    unitPrice: typed(minorToDecimal(unitPriceMinor)),
    discount: typedDiscount(discount),
  }));
  return {
    ...{ id, customerId, suppliedOn, dueOn, note, vatMode, pricesWithVat, rounded, lines },
    ...(invoice.kind === "proforma" && { kind: invoice.kind }),
    bankAccountId: invoice.bankAccountId ?? "",
    discount: typedDiscount(invoice.discount),
    exchangeRate: typed(exchangeRate ?? ""),
    ...(invoice.kind === "creditNote" && { reason: invoice.reason }),
  };
}

function emptyLine(vatRates: string[] | null): InvoiceForm["lines"][number] {
  const vatRate = vatRates?.[0] ?? "0";
  return { description: "", quantity: "1", unit: "", unitPrice: "", discount: "", vatRate };
}
