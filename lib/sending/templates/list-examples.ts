import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { DocumentKind, TemplateKind } from "#prisma/client/enums.ts";

const MOST = 50;

/** A document that a template can be shown with. */
export type Example = { id: string; number: string; customer: string };

/** The company's newest issued documents of the kind that a template is for, the newest first. */
export async function listExamples(
  company: Pick<ActingCompany, "id">,
  kind: TemplateKind,
  most: number = MOST,
): Promise<Example[]> {
  const rows = await db().invoice.findMany({
    where: { companyId: company.id, kind: documentKindOf(kind), state: { in: ["issued", "paid"] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    select: { id: true, number: true, customer: { select: { name: true } } },
  });
  return rows.map(({ id, number, customer }) => ({ id, number: number ?? "", customer: customer.name }));
}

/** What a kind of mail is about. */
export function documentKindOf(kind: TemplateKind): DocumentKind {
  return kind === "proforma" || kind === "creditNote" ? kind : "invoice";
}
