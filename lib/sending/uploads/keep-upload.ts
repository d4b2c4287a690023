import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { cleanFileName } from "./clean-file-name.ts";
import type { Uploaded, UploadInput } from "./schema.ts";
import { thinUploads } from "./thin-uploads.ts";

const MEGABYTE = 1_000_000;
const MAX_KEPT_MB = 200;

type Counted = { companyId: string; userId: string; size: number };

/**
 * Keeps a file for a mail that is being written, for a day: what was sent has its own copy.
 * @throws UserError `tooManyUploads` where this person has put aside too much in a day; `fileEmpty`
 */
export async function keepUpload(
  { id: companyId, userId }: ActingCompany,
  { name, file }: UploadInput,
): Promise<Uploaded> {
  if (file.size === 0) throw new UserError("fileEmpty", { field: "file" });
  await thinUploads();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { size } = file;
  const data = { id: newUuid(), companyId, userId, name: cleanFileName(name), size, bytes };
  return db().$transaction(
    async (tx) => {
      await keepRoom(tx, data);
      return tx.upload.create({ data, select: { id: true, name: true, size: true } });
    },
    { maxWait: 15_000, timeout: 60_000 },
  );
}

// One file of a person after the other: those that come at once are counted too.
async function keepRoom(tx: Tx, { companyId, userId, size }: Counted): Promise<void> {
  const lock = `uploads of ${companyId} ${userId}`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))::text`;
  const kept = await tx.upload.aggregate({ where: { companyId, userId }, _sum: { size: true } });
  if ((kept._sum.size ?? 0) + size > MAX_KEPT_MB * MEGABYTE)
    throw new UserError("tooManyUploads", { field: "file", params: { max: MAX_KEPT_MB } });
}
