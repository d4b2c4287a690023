import { z } from "zod";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { type DraftKind, draftKinds } from "../choices.ts";
import type { InvoiceForm } from "../schema.ts";
import { oldestUnsaved } from "./end-unsaved.ts";

// What was kept is the app's own JSON; ended ones have no form.
const keptSchema = z.object({ editor: z.string(), form: z.record(z.string(), z.unknown()) });
type Line = InvoiceForm["lines"][number];

type Unsaved = {
  editor: string;
  form: InvoiceForm;
  /** Moments as ISO 8601. */
  keptAt: string;
  basedOn: string | null;
};

/** What the person kept at this place and has not saved, over what the editor would start with; null if nothing. */
export async function readUnsaved(
  company: ActingCompany,
  place: string,
  start: InvoiceForm,
): Promise<Unsaved | null> {
  const row = await db().unsavedInvoice.findUnique({
    where: { companyId_userId_place: { companyId: company.id, userId: company.userId, place } },
  });
  const kept = keptSchema.safeParse(row?.values);
  if (!row || !kept.success || row.updatedAt < oldestUnsaved()) return null;
  const { editor, form } = kept.data;
  const [keptAt, basedOn] = [row.updatedAt.toISOString(), row.basedOn?.toISOString() ?? null];
  return { editor, form: restoredForm(form, start), keptAt, basedOn };
}

/** The new documents that the person began and did not save, the newest first. */
export async function listUnsavedNew(company: ActingCompany): Promise<{ kind: DraftKind; keptAt: Date }[]> {
  const rows = await db().unsavedInvoice.findMany({
    where: {
      ...{ companyId: company.id, userId: company.userId, place: { in: [...draftKinds] } },
      updatedAt: { gte: oldestUnsaved() },
    },
    orderBy: { updatedAt: "desc" },
  });
  return rows.flatMap(({ place, values, updatedAt }) => {
    const kind = draftKinds.find((known) => known === place);
    return kind && keptSchema.safeParse(values).success ? [{ kind, keptAt: updatedAt }] : [];
  });
}

/** When the person last kept something of this draft that is not saved; null if nothing. */
export async function unsavedSince(company: ActingCompany, id: string): Promise<Date | null> {
  const row = await db().unsavedInvoice.findUnique({
    where: { companyId_userId_place: { companyId: company.id, userId: company.userId, place: id } },
  });
  const there = row && row.updatedAt >= oldestUnsaved() && keptSchema.safeParse(row.values).success;
  return there ? row.updatedAt : null;
}

// The form may have gained or lost fields since: those that it has now, each of its own sort. Which document it is
// does not come from there.
function restoredForm(kept: Record<string, unknown>, start: InvoiceForm): InvoiceForm {
  const emptyLine = emptied(start.lines[0]);
  const lines = Array.isArray(kept.lines) ? kept.lines.map((line) => known(line, emptyLine)) : [];
  const { id, kind } = start;
  return {
    ...known(kept, { ...start, reason: start.reason ?? "" }),
    lines: lines.length > 0 ? lines : start.lines,
    id,
    kind,
    reason: start.reason === undefined ? undefined : String(kept.reason ?? start.reason),
  };
}

function emptied(line: Line | undefined): Line {
  const empty = { description: "", quantity: "", unit: "", unitPrice: "", discount: "", vatRate: "0" };
  return { ...line, ...empty };
}

function known<T extends object>(kept: unknown, start: T): T {
  const entries = Object.entries((kept ?? {}) as object);
  const own = entries.filter(([name, value]) => typeof value === typeof start[name as keyof T]);
  return { ...start, ...Object.fromEntries(own) };
}
