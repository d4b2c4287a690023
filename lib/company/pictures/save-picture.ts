import { createHash } from "node:crypto";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { checkPicture } from "./check-picture.ts";
import type { PictureKind } from "./choices.ts";
import type { PictureInput } from "./schema.ts";

/**
 * Puts a picture on documents from now on. The one before it stays for those that are issued already.
 * @returns its SHA-256
 * @throws UserError those of `checkPicture`
 */
export async function savePicture(
  company: ActingCompany,
  { kind, file }: PictureInput,
): Promise<{ sha256: string }> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const checked = checkPicture(bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const row = { companyId: company.id, sha256, ...checked, bytes };
  await db().$transaction(async (tx) => {
    await tx.companyPicture.createMany({ data: [row], skipDuplicates: true });
    await showPicture(tx, company, kind, sha256);
  });
  return { sha256 };
}

/** Takes a picture off documents from now on. */
export async function removePicture(company: ActingCompany, { kind }: { kind: PictureKind }): Promise<void> {
  await db().$transaction((tx) => showPicture(tx, company, kind, null));
}

async function showPicture(tx: Tx, company: ActingCompany, kind: PictureKind, sha256: string | null) {
  await tx.company.update({ where: { id: company.id }, data: { [kind]: sha256 } });
  const event = sha256 ? "company.pictureSaved" : "company.pictureRemoved";
  await tx.auditEvent.create({
    data: {
      ...{ companyId: company.id, userId: company.userId, event, subjectId: company.id },
      details: { kind, sha256 },
    },
  });
}
