import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dateOf, today } from "#lib/base/dates.ts";
import { db, noSql, type Sql, sql } from "#lib/base/db.ts";
import { searchTerms } from "#lib/base/search-words.ts";
import { isUuid } from "#lib/base/uuid.ts";
import { type DocumentKind, InvoiceState } from "#prisma/client/enums.ts";
import { type ListSort, newestFirst, sqlOrder } from "./list-order.ts";
import { documentKinds } from "./number-pattern.ts";
import type { ShownState } from "./state.ts";

/** Which documents, and in what order. */
export type InvoiceQuery = {
  /** The number, or beginnings of words of the customer; without case and accents. */
  search?: string;
  state?: ShownState | undefined;
  kind?: DocumentKind | undefined;
  sort?: ListSort;
  /** The last of the page before: its place, or its id alone, which may stand nowhere any more. */
  after?: string | Place | undefined;
};
/** Where a document stands in an order: what it is ordered by, as text, and its id. */
export type Place = { key: string; id: string };

// So many documents are looked through in the order of the list before the index of words is asked.
const LOOKED_THROUGH = 1_000;

/**
 * The places of the first `size` documents that a query asks for, in its order.
 *
 * Each pair of state and kind has its place in the index of an order, so a page costs the same however many
 * documents there are, and whichever of them a filter leaves. A search first looks through the beginning of the list:
 * what many documents bear is found there, and sorting all that bear it would take long. What few bear is then found
 * by the index of words, and sorted.
 */
export async function findPage(company: ActingCompany, query: InvoiceQuery, size: number): Promise<Place[]> {
  const scope = await scopeOf(company, query);
  const terms = searchTerms(query.search ?? "");
  if (terms.length === 0) return db().$queryRaw<Place[]>(pageFrom(firstOf(scope, size), scope, size));
  return (await lookThrough(scope, terms, size)) ?? findByWords(scope, terms, size);
}

type Scope = {
  companyId: string;
  states: InvoiceState[];
  kinds: DocumentKind[];
  /** After the last page. */
  after: Sql;
  /** Overdue or not, for documents of a kind. */
  dueWithin: (kind: Sql) => Sql;
  order: ReturnType<typeof sqlOrder>;
};

async function scopeOf(company: ActingCompany, query: InvoiceQuery): Promise<Scope> {
  const order = sqlOrder(query.sort ?? newestFirst);
  const { state, kind } = query;
  return {
    companyId: company.id,
    states: state ? [state === "overdue" ? "issued" : state] : Object.values(InvoiceState),
    kinds: kind ? [kind] : [...documentKinds],
    after: await afterLast(company, order, query.after),
    dueWithin: (documentKind) => dueWithin(state, documentKind),
    order,
  };
}

// A comparison with one day, so that an index serves: before it, a document of that kind is late.
function dueWithin(state: ShownState | undefined, kind: Sql): Sql {
  const day = sql`CASE ${kind} WHEN 'creditNote' THEN '-infinity' ELSE ${dateOf(today())}::date END`;
  if (state === "overdue") return sql`AND "dueOn" < ${day}`;
  if (state === "issued") return sql`AND "dueOn" >= ${day}`;
  return noSql;
}

async function afterLast(company: ActingCompany, order: Scope["order"], asked: InvoiceQuery["after"]) {
  const last = typeof asked === "string" ? await placeOf(company, order, asked) : asked;
  if (!last) return noSql;
  return sql`AND (${order.key}, "id") ${order.after} (${last.key}::${order.type}, ${last.id}::uuid)`;
}

async function placeOf(company: ActingCompany, { key }: Scope["order"], id: string) {
  if (!isUuid(id)) return undefined;
  const [place] = await db().$queryRaw<Place[]>`
    SELECT (${key})::text AS "key", "id" FROM "Invoice"
    WHERE "companyId" = ${company.id}::uuid AND "id" = ${id}::uuid`;
  return place;
}

/** The first of what was found, in order. */
function pageFrom(found: Sql, { order: { direction } }: Scope, size: number): Sql {
  return sql`
    WITH found AS MATERIALIZED (${found})
    SELECT "id", "key"::text AS "key" FROM found
    ORDER BY found."key" ${direction}, found."id" ${direction} LIMIT ${size}`;
}

/** The first `count` of each pair of state and kind, by the index of the order. */
function firstOf({ companyId, states, kinds, after, dueWithin, order }: Scope, count: number) {
  const { key, direction } = order;
  return sql`
    SELECT one."id", one."key"
    FROM unnest(${states}::"InvoiceState"[]) AS its("state"), unnest(${kinds}::"DocumentKind"[]) AS of("kind"),
      LATERAL (
        SELECT "id", ${key} AS "key" FROM "Invoice"
        WHERE "companyId" = ${companyId}::uuid AND "state" = its."state" AND "kind" = of."kind"
          ${dueWithin(sql`of."kind"`)} ${after}
        ORDER BY ${key} ${direction}, "id" ${direction} LIMIT ${count}
      ) AS one
    ORDER BY one."key" ${direction}, one."id" ${direction} LIMIT ${count}`;
}

/** Nothing when the beginning of the list does not fill the page, and the list goes on. */
async function lookThrough(scope: Scope, terms: string[], size: number): Promise<Place[] | null> {
  // OFFSET 0 has each looked at by its id: no other way is that short for what bears words of which nothing is known.
  const bearing = sql`
    SELECT first."id", first."key"
    FROM first, LATERAL (SELECT "searchWords" FROM "Invoice" WHERE "id" = first."id" OFFSET 0) AS its
    WHERE its."searchWords" @> ${terms}`;
  const rows = await db().$queryRaw<{ seen: number; id: string | null; key: string | null }[]>`
    WITH first AS MATERIALIZED (${firstOf(scope, LOOKED_THROUGH)}), page AS (${pageFrom(bearing, scope, size)})
    SELECT look."seen", page."id", page."key"
    FROM (SELECT count(*)::int AS "seen" FROM first) AS look LEFT JOIN page ON true`;
  const places = rows.flatMap(({ id, key }) => (id !== null && key !== null ? { id, key } : []));
  return places.length === size || rows.some(({ seen }) => seen < LOOKED_THROUGH) ? places : null;
}

function findByWords(scope: Scope, terms: string[], size: number): Promise<Place[]> {
  const { companyId, states, kinds, after, dueWithin, order } = scope;
  // Here IS TRUE keeps the indexes of orders out: which of them a filter would take says nothing of the words.
  const bearing = sql`
    SELECT "id", ${order.key} AS "key" FROM "Invoice"
    WHERE "companyId" = ${companyId}::uuid AND "searchWords" @> ${terms}
      AND ("state" = ANY (${states}::"InvoiceState"[]) AND "kind" = ANY (${kinds}::"DocumentKind"[])) IS TRUE
      ${dueWithin(sql`"kind"`)} ${after}`;
  return db().$queryRaw<Place[]>(pageFrom(bearing, scope, size));
}
