import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { isUuid } from "#lib/base/uuid.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { type AuditArea, auditAreas } from "./choices.ts";

const PAGE_SIZE = 50;

type AuditQuery = { area?: AuditArea; userId?: string; after?: string };

export type AuditRow = {
  id: string;
  at: Date;
  event: string;
  /** Null: the app itself. */
  by: { name: string; email: string } | null;
  subjectId: string | null;
  details: Record<string, unknown>;
};

type AuditPage = { rows: AuditRow[]; next: string | null };

/** What happened in a company, the newest first, a page at a time; `after` is the `next` of the page before. */
export async function listAudit(
  company: Pick<ActingCompany, "id">,
  query: AuditQuery = {},
  pageSize = PAGE_SIZE,
): Promise<AuditPage> {
  const found = await db().auditEvent.findMany({
    where: {
      companyId: company.id,
      AND: [inArea(query.area), byPerson(query.userId), await olderThan(company, query)],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    omit: { companyId: true },
  });
  const rows = found.slice(0, pageSize);
  const people = await readPeople(rows.map(({ userId }) => userId));
  return {
    rows: rows.map(({ createdAt, userId, details, ...row }) => ({
      ...row,
      at: createdAt,
      by: (userId && people.get(userId)) || null,
      details: details as Record<string, unknown>,
    })),
    next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** All of it, a page at a time, for a file: no more than a page is held. */
export async function* exportAudit(
  company: Pick<ActingCompany, "id">,
  query: Omit<AuditQuery, "after">,
  pageSize = 500,
): AsyncGenerator<AuditRow[]> {
  for (let after: string | undefined; ; ) {
    const { rows, next }: AuditPage = await listAudit(company, { ...query, after }, pageSize);
    yield rows;
    if (!next) return;
    after = next;
  }
}

/** Whoever has done something in the company, those who have left included, by name. */
export async function listActors({ id: companyId }: Pick<ActingCompany, "id">) {
  const acted = await db().auditEvent.groupBy({
    by: ["userId"],
    where: { companyId, userId: { not: null } },
  });
  return db().user.findMany({
    where: { id: { in: acted.flatMap(({ userId }) => userId ?? []) } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

function inArea(area?: AuditArea): Prisma.AuditEventWhereInput {
  return area
    ? { OR: auditAreas[area].map((beginning) => ({ event: { startsWith: `${beginning}.` } })) }
    : {};
}

function byPerson(userId?: string): Prisma.AuditEventWhereInput {
  return userId && isUuid(userId) ? { userId } : {};
}

async function olderThan(
  { id: companyId }: Pick<ActingCompany, "id">,
  { after }: AuditQuery,
): Promise<Prisma.AuditEventWhereInput> {
  if (!after || !isUuid(after)) return {};
  const last = await db().auditEvent.findFirst({
    where: { companyId, id: after },
    select: { createdAt: true },
  });
  if (!last) return {};
  const { createdAt } = last;
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: after } }] };
}

async function readPeople(ids: (string | null)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const users = await db().user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, email: true },
  });
  return new Map(users.map(({ id, ...person }) => [id, person]));
}
