import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { minorToDecimal } from "#lib/base/money.ts";
import { searchTerms } from "#lib/base/search-words.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { withWords } from "./list-items.ts";
import { priceForLine } from "./price-for-line.ts";
import { itemFields, shownItem } from "./read-item.ts";
import type { SuggestionQuery } from "./schema.ts";

const MOST = 8;

/** What a line is filled with. `unitPrice` is a decimal string, "" where the item is priced in another currency. */
export type Suggestion = {
  id: string;
  description: string;
  unit: string;
  unitPrice: string;
  vatRate: string;
  /** As it stands in the catalogue, for the eye. */
  price: { minor: string; currency: string };
};

/** The first items by the alphabet whose words begin with what is being typed, priced as the invoice's lines are. */
export async function suggestItems(company: ActingCompany, query: SuggestionQuery): Promise<Suggestion[]> {
  if (searchTerms(query.search).length === 0) return [];
  const [{ vatPayer }, rows] = await Promise.all([
    readCompany(company.id),
    db().catalogueItem.findMany({
      where: { companyId: company.id, ...withWords(query.search) },
      orderBy: [{ sortName: "asc" }, { id: "asc" }],
      take: MOST,
      select: itemFields,
    }),
  ]);
  const withVat = query.charged && query.pricesWithVat;
  return rows.map(shownItem).map((item) => {
    // To somebody who pays no VAT a price is simply what is asked for.
    const minor = vatPayer ? priceForLine(item, withVat) : item.unitPriceMinor;
    const { id, description, unit, vatRate, currency } = item;
    return {
      ...{ id, description, unit, vatRate },
      unitPrice: currency === query.currency ? minorToDecimal(minor) : "",
      price: { minor: String(item.unitPriceMinor), currency },
    };
  });
}
