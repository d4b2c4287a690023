import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { PictureKind } from "./choices.ts";

export type Picture = { sha256: string; type: string; width: number; height: number; bytes: Uint8Array };
export type Pictures = Partial<Record<PictureKind, Picture>>;

/** The pictures of a document, by the hashes that it bears; also those that the company has replaced since. */
export async function readPictures(
  company: Pick<ActingCompany, "id">,
  { logo, signature }: Record<PictureKind, string | null>,
): Promise<Pictures> {
  const wanted = [logo, signature].filter((sha256) => sha256 !== null);
  if (wanted.length === 0) return {};
  const found = await db().companyPicture.findMany({
    where: { companyId: company.id, sha256: { in: wanted } },
    select: { sha256: true, type: true, width: true, height: true, bytes: true },
  });
  const of = (sha256: string | null) => found.find((picture) => picture.sha256 === sha256);
  const [first, second] = [of(logo), of(signature)];
  return { ...(first && { logo: first }), ...(second && { signature: second }) };
}
