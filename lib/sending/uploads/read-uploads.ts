import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Attachment } from "#lib/smtp/compose-message.ts";

// Messages within messages are not encoded, and would come out changed (RFC 2046 §5.2.1).
const isMessage = /\.(eml|mime|mht|mhtml|nws)$/i;
const asBytes = { contentType: "application/octet-stream" };

/**
 * The files that this person put aside for a mail, in the order given.
 * @throws UserError `uploadGone` where one is not there any more, or is somebody else's
 */
export async function readUploads(
  { id: companyId, userId }: ActingCompany,
  ids: string[],
): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  const rows = await db().upload.findMany({
    where: { companyId, userId, id: { in: ids } },
    select: { id: true, name: true, bytes: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw new UserError("uploadGone", { field: "uploads" });
    return { filename: row.name, content: row.bytes, ...(isMessage.test(row.name) && asBytes) };
  });
}
