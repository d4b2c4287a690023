import { typedDecimal } from "#lib/base/format-number.ts";
import type { Locale } from "#lib/base/locale.ts";
import { currencies, minorToDecimal } from "#lib/base/money.ts";
import { homeCurrency } from "#lib/invoices/counting.ts";
import type { CatalogueItem } from "./read-item.ts";
import type { CatalogueItemForm } from "./schema.ts";

/** What the form of a new item starts with. */
export function newItem(country: string, vatRates: string[] | null): CatalogueItemForm {
  return {
    ...{ description: "", unit: "", unitPrice: "", priceWithVat: false },
    currency: knownCurrency(homeCurrency(country)),
    vatRate: vatRates?.[0] ?? "0",
  };
}

/** What the form of an existing item starts with; the price as one types it in the reader's language. */
export function itemValues(item: CatalogueItem, locale: Locale): CatalogueItemForm {
  const { id, description, unit, priceWithVat, vatRate } = item;
  return {
    ...{ id, description, unit, priceWithVat, vatRate },
    currency: knownCurrency(item.currency),
    unitPrice: typedDecimal(minorToDecimal(item.unitPriceMinor), locale),
  };
}

const knownCurrency = (code: string) => currencies.find((known) => known === code) ?? "CZK";
