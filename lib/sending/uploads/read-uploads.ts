import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Attachment } from "#lib/smtp/compose-message.ts";
import { encodedSize } from "../compose/choices.ts";

// Messages within messages are not encoded, and would come out changed (RFC 2046 §5.2.1).
const isMessage = /\.(eml|mime|mht|mhtml|nws)$/i;
const asBytes = { contentType: "application/octet-stream" };

/**
 * The files that this person put aside for a mail, in the order given. They are weighed before they are read: many
 * that no message bears would fill the memory.
 * @param limit of the whole message, in bytes
 * @throws UserError `uploadGone` where one is not there any more, or is somebody else's; `messageTooLarge`
 */
export async function readUploads(
  { id: companyId, userId }: ActingCompany,
  ids: string[],
  limit: number,
): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  const where = { companyId, userId, id: { in: ids } };
  const sizes = await db().upload.findMany({ where, select: { size: true } });
  if (sizes.reduce((sum, { size }) => sum + encodedSize(size), 0) > limit) throw messageTooLarge(limit);
  const rows = await db().upload.findMany({ where, select: { id: true, name: true, bytes: true } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw new UserError("uploadGone", { field: "uploads" });
    return { filename: row.name, content: row.bytes, ...(isMessage.test(row.name) && asBytes) };
  });
}

const MEGABYTE = 1_000_000;

/** What is said of a message that its provider would not take. */
export function messageTooLarge(limit: number): UserError {
  const params = { max: Math.floor(limit / MEGABYTE) };
  return new UserError("messageTooLarge", { field: "uploads", params });
}
