import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import type { DiscardInput } from "./schema.ts";

const KEPT_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/** How old something unsaved may be and still be offered. */
export const oldestUnsaved = (): Date => new Date(Date.now() - KEPT_DAYS * DAY_MS);

/**
 * What this editor kept, or the one that it follows, is done with: saved, or not wanted. In its stead stays the name of
 * the editor, by which what that one sent before, and arrives only now, is known. What another editor kept stays. What is
 * too old goes at the same time.
 */
export async function endUnsaved(tx: Tx, company: ActingCompany, input: DiscardInput): Promise<void> {
  const { place, editor, follows } = input;
  const ended = JSON.stringify({ editor, ended: true });
  await tx.$executeRaw`
    INSERT INTO "UnsavedInvoice" AS "was" ("companyId", "userId", "place", "values", "updatedAt")
    VALUES (${company.id}::uuid, ${company.userId}::uuid, ${place}, ${ended}::jsonb, now())
    ON CONFLICT ("companyId", "userId", "place") DO UPDATE
      SET "values" = EXCLUDED."values", "basedOn" = NULL, "updatedAt" = EXCLUDED."updatedAt"
      WHERE "was"."values"->>'editor' IN (${editor}, ${follows ?? editor}) OR "was"."values"->>'ended' IS NOT NULL`;
  await tx.unsavedInvoice.deleteMany({
    where: { companyId: company.id, userId: company.userId, updatedAt: { lt: oldestUnsaved() } },
  });
}

/** The person does not want what they typed: back to what is saved, or to an empty document. */
export async function discardUnsaved(company: ActingCompany, input: DiscardInput): Promise<void> {
  await endUnsaved(db(), company, input);
}

/** There is no draft any more that anybody's unsaved values could belong to. */
export async function forgetUnsaved(tx: Tx, company: ActingCompany, id: string): Promise<void> {
  await tx.unsavedInvoice.deleteMany({ where: { companyId: company.id, place: id } });
}
