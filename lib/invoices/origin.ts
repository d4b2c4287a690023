import type { ActingCompany } from "#lib/base/acting-company.ts";
import { type Day, dayOf } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import type { DocumentKind, InvoiceState } from "#prisma/client/enums.ts";

/** What a document was made from. */
export type Origin = { id: string; kind: DocumentKind; number: string; issuedOn: Day };
/** What was made from it; without a number while a draft. */
export type Follower = { id: string; kind: DocumentKind; number: string | null; state: InvoiceState };

/** The fields of an origin, for reads of a document. */
export const originFields = { select: { id: true, kind: true, number: true, issuedOn: true } } as const;

type OriginRow = { id: string; kind: DocumentKind; number: string | null; issuedOn: Date | null };

/** Only issued documents have others made from them. */
export function originOf(row: OriginRow | null): Origin | null {
  if (!row?.number || !row.issuedOn) return null;
  return { id: row.id, kind: row.kind, number: row.number, issuedOn: dayOf(row.issuedOn) };
}

/** The documents that were made from this one, the first one first. */
export function listFollowers(company: ActingCompany, id: string): Promise<Follower[]> {
  return db().invoice.findMany({
    where: { companyId: company.id, originId: id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, number: true, state: true },
  });
}
