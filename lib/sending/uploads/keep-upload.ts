import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { cleanFileName } from "./clean-file-name.ts";
import type { Uploaded, UploadInput } from "./schema.ts";
import { thinUploads } from "./thin-uploads.ts";

const MEGABYTE = 1_000_000;
const MAX_KEPT_MB = 200;

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
  const kept = await db().upload.aggregate({ where: { companyId, userId }, _sum: { size: true } });
  if ((kept._sum.size ?? 0) + file.size > MAX_KEPT_MB * MEGABYTE)
    throw new UserError("tooManyUploads", { field: "file", params: { max: MAX_KEPT_MB } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const data = {
    id: newUuid(),
    companyId,
    userId,
    name: cleanFileName(name),
    type: "",
    size: file.size,
    bytes,
  };
  return db().upload.create({ data, select: { id: true, name: true, size: true } });
}
