import type { ActingCompany } from "#lib/base/acting-company.ts";
import { today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { searchWords } from "#lib/base/search-words.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { sortName } from "#lib/customers/sort-name.ts";
import { minorUnits } from "#lib/invoices/decimal-input.ts";
import { ratesFor } from "#lib/invoices/vat-rates.ts";
import type { CatalogueItemInput } from "./schema.ts";

// As long as the key of an index may well be, and as the alphabet needs.
const SORTED_CHARACTERS = 200;

/**
 * Creates an item, or changes the one of `id`.
 * @throws UserError notFound
 */
export async function saveItem(company: ActingCompany, input: CatalogueItemInput): Promise<{ id: string }> {
  const { id, ...fields } = input;
  const data = await rowOf(company, fields);
  if (!id) {
    return db().catalogueItem.create({ data: { ...data, companyId: company.id }, select: { id: true } });
  }
  const { count } = await db().catalogueItem.updateMany({ where: { companyId: company.id, id }, data });
  if (count === 0) throw new UserError("notFound");
  return { id };
}

/**
 * Keeps a line of an invoice as an item. One with the same description, unit and currency gets its price and rate,
 * so that the catalogue does not fill with twins.
 */
export async function keepLine(company: ActingCompany, input: CatalogueItemInput) {
  const { description, unit, currency } = input;
  const where = { companyId: company.id, description, unit, currency };
  const twin = await db().catalogueItem.findFirst({ where, select: { id: true }, orderBy: { id: "asc" } });
  const { id } = await saveItem(company, { ...input, id: twin?.id });
  return { id, isNew: twin === null };
}

async function rowOf(company: ActingCompany, { unitPrice, ...fields }: Omit<CatalogueItemInput, "id">) {
  const { description } = fields;
  return {
    ...fields,
    ...(await vatOf(company, fields)),
    unitPriceMinor: minorUnits(unitPrice),
    searchWords: searchWords(description),
    sortName: sortName(description.slice(0, SORTED_CHARACTERS)),
  };
}

// Whoever pays no VAT keeps the usual rate, so that the items are right on the day when they begin to.
async function vatOf(
  company: ActingCompany,
  { priceWithVat, vatRate }: Pick<CatalogueItemInput, "priceWithVat" | "vatRate">,
) {
  const { vatPayer, country } = await readCompany(company.id);
  if (vatPayer) return { priceWithVat, vatRate };
  const [usual = "0"] = ratesFor({ country, vatPayer: true }, today()) ?? [];
  return { priceWithVat: false, vatRate: usual };
}
