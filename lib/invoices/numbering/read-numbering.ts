import type { ActingCompany } from "#lib/base/acting-company.ts";
import { today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";
import { usualPatterns } from "../number-pattern.ts";
import type { NumberPatterns } from "./schema.ts";

/** The next order of a kind in the series of this year, and in the one that knows no years. */
type NextOrders = Record<DocumentKind, { ofYear: number; everlasting: number }>;
export type Numbering = { patterns: NumberPatterns; year: number; next: NextOrders };

/** How the company numbers its documents, and how far each series has got. */
export async function readNumbering(company: Pick<ActingCompany, "id">): Promise<Numbering> {
  const year = Number(today().slice(0, 4));
  const where = { companyId: company.id };
  const [chosen, series] = await Promise.all([
    db().numberPattern.findMany({ where }),
    db().numberSeries.findMany({ where: { ...where, year: { in: [year, 0] } } }),
  ]);
  const next = (kind: DocumentKind, of: number) =>
    series.find((row) => row.kind === kind && row.year === of)?.next ?? 1;
  const orders = (kind: DocumentKind) => ({ ofYear: next(kind, year), everlasting: next(kind, 0) });
  return {
    patterns: { ...usualPatterns, ...Object.fromEntries(chosen.map(({ kind, pattern }) => [kind, pattern])) },
    year,
    next: { invoice: orders("invoice"), proforma: orders("proforma"), creditNote: orders("creditNote") },
  };
}
