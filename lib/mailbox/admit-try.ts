import { createHash } from "node:crypto";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

const MINUTE_MS = 60_000;
const OF_MAILBOX = { most: 5, ms: 10 * MINUTE_MS };
const OF_COMPANY = { most: 20, ms: 60 * MINUTE_MS };

type Tried = { id: string; address: string; host: string; port: number; username: string };

/**
 * Counts one try of a mailbox, saved or not, before anything is connected to: five in any ten minutes, twenty of a
 * company in any hour. However many come at once, in however many processes, no more get through.
 * @throws UserError `tooManyTests` with the minutes to wait; a refused try does not count
 */
export async function admitTry(
  company: Pick<ActingCompany, "id">,
  tried: Tried | { id: string },
): Promise<void> {
  const mailbox = nameOf(tried);
  const waitMs = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "Company" WHERE "id" = ${company.id}::uuid FOR NO KEY UPDATE`;
    const now = Date.now();
    const longAgo = new Date(now - OF_COMPANY.ms);
    await tx.mailboxTry.deleteMany({ where: { companyId: company.id, at: { lte: longAgo } } });
    const tries = await tx.mailboxTry.findMany({ where: { companyId: company.id }, orderBy: { at: "asc" } });
    const ofMailbox = tries.filter((each) => each.mailbox === mailbox);
    const wait = Math.max(waitFor(tries, OF_COMPANY, now), waitFor(ofMailbox, OF_MAILBOX, now));
    if (wait === 0)
      await tx.mailboxTry.create({ data: { companyId: company.id, mailbox, at: new Date(now) } });
    return wait;
  });
  if (waitMs > 0) throw new UserError("tooManyTests", { params: { minutes: Math.ceil(waitMs / MINUTE_MS) } });
}

/** How long until one more fits into the span; the tries with the oldest first. */
function waitFor(tries: { at: Date }[], { most, ms }: { most: number; ms: number }, now: number): number {
  const blocking = tries.at(-most);
  return blocking ? Math.max(blocking.at.getTime() + ms - now, 0) : 0;
}

// What is not saved yet is the same mailbox when saving it twice would make one.
function nameOf(tried: Tried | { id: string }): string {
  if (tried.id !== "" || !("host" in tried)) return tried.id;
  const { address, host, port, username } = tried;
  return createHash("sha256")
    .update(JSON.stringify([address, host, port, username]))
    .digest("hex");
}
