import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { isUuid } from "#lib/base/uuid.ts";
import type { Prisma } from "#prisma/client/client.ts";

export const itemFields = {
  id: true,
  description: true,
  unit: true,
  currency: true,
  unitPriceMinor: true,
  priceWithVat: true,
  vatRate: true,
} as const;

type Row = Prisma.CatalogueItemGetPayload<{ select: typeof itemFields }>;
export type CatalogueItem = ReturnType<typeof shownItem>;

/** An item with its rate as a decimal string. */
export const shownItem = ({ vatRate, ...item }: Row) => ({ ...item, vatRate: vatRate.toFixed() });

/** One item of the company's catalogue; null when there is none, or it is another company's. */
export async function readItem(company: ActingCompany, id: string): Promise<CatalogueItem | null> {
  if (!isUuid(id)) return null;
  const where = { companyId_id: { companyId: company.id, id } };
  const row = await db().catalogueItem.findUnique({ where, select: itemFields });
  return row && shownItem(row);
}
