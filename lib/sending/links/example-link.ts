import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";

/** What stands in a preview for the address of a page that is opened only with its mail; null where there are no pages. */
export async function exampleLink(companyId: string): Promise<string | null> {
  const { publicLinks } = await db().company.findUniqueOrThrow({
    where: { id: companyId },
    select: { publicLinks: true },
  });
  return publicLinks ? `${settings().appUrl}/i/…` : null;
}
