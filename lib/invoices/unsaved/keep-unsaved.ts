import { z } from "zod";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/uuid.ts";
import { oldestUnsaved } from "./end-unsaved.ts";
import type { KeepAnswer, KeepInput } from "./schema.ts";

const keptBySchema = z.object({ editor: z.string() });

/**
 * Keeps what stands in a person's editor, unless another editor has kept something at this place that this one does not
 * know, and that is not too old to be offered. What comes late changes nothing: after a newer one of the same editor,
 * or after that editor's saving.
 * @throws UserError signedOut, notFound, invoiceNotDraft
 */
export async function keepUnsaved(company: ActingCompany, input: KeepInput): Promise<KeepAnswer> {
  if (input.person !== company.userId) throw new UserError("signedOut");
  await requireDraft(company, input.place);
  const { place, editor, sequence, follows, force, form } = input;
  const values = JSON.stringify({ editor, sequence, form });
  const basedOn = input.basedOn && new Date(input.basedOn);
  // One statement decides and writes, so that two that arrive together cannot both find the place free.
  const [kept] = await db().$queryRaw<{ updatedAt: Date }[]>`
    INSERT INTO "UnsavedInvoice" AS "was" ("companyId", "userId", "place", "values", "basedOn", "updatedAt")
    VALUES (${company.id}::uuid, ${company.userId}::uuid, ${place}, ${values}::jsonb, ${basedOn}::timestamptz, now())
    ON CONFLICT ("companyId", "userId", "place") DO UPDATE
      SET "values" = EXCLUDED."values", "basedOn" = EXCLUDED."basedOn", "updatedAt" = EXCLUDED."updatedAt"
      WHERE CASE
        WHEN "was"."values"->>'editor' = ${editor}
          THEN "was"."values"->>'ended' IS NULL AND ("was"."values"->>'sequence')::int < ${sequence}
        ELSE ${force} OR "was"."values"->>'ended' IS NOT NULL OR "was"."values"->>'editor' = ${follows}::text
          OR "was"."updatedAt" < ${oldestUnsaved()}
      END
    RETURNING "updatedAt"`;
  return kept ? { kept: true, at: kept.updatedAt.toISOString() } : refused(company, input);
}

async function requireDraft(company: ActingCompany, place: string): Promise<void> {
  if (!isUuid(place)) return;
  const where = { companyId_id: { companyId: company.id, id: place } };
  const draft = await db().invoice.findUnique({ where, select: { state: true } });
  if (!draft) throw new UserError("notFound");
  if (draft.state !== "draft") throw new UserError("invoiceNotDraft");
}

async function refused(company: ActingCompany, { place, editor }: KeepInput): Promise<KeepAnswer> {
  const row = await db().unsavedInvoice.findUnique({
    where: { companyId_userId_place: { companyId: company.id, userId: company.userId, place } },
    select: { values: true, updatedAt: true },
  });
  const by = keptBySchema.safeParse(row?.values).data?.editor;
  return { kept: by === editor, at: (row?.updatedAt ?? new Date()).toISOString() };
}
