import { createHash } from "node:crypto";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

const MINUTE_MS = 60_000;
const OF_MAILBOX = { most: 5, ms: 10 * MINUTE_MS };
const OF_COMPANY = { most: 20, ms: 60 * MINUTE_MS };
/** In place of a mailbox: a server was saved. */
const SAVED = "saved";

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
  const waitMs = await db().$transaction((tx) => takeTry(tx, company.id, nameOf(tried)));
  if (waitMs > 0) throw new UserError("tooManyTests", { params: { minutes: minutesOf(waitMs) } });
}

/**
 * Counts, within the transaction that saves it, one server that no test has proven: workers will connect to it, and so
 * look around for whoever saves one after the other. Twenty of a company in any hour, apart from the tries.
 * @throws UserError `tooManyServers` at `host` with the minutes to wait
 */
export async function admitServer(tx: Tx, companyId: string): Promise<void> {
  const waitMs = await takeTry(tx, companyId, SAVED);
  if (waitMs === 0) return;
  throw new UserError("tooManyServers", { field: "host", params: { minutes: minutesOf(waitMs) } });
}

/** @returns how long to wait; 0: it is taken */
async function takeTry(tx: Tx, companyId: string, mailbox: string): Promise<number> {
  await tx.$queryRaw`SELECT "id" FROM "Company" WHERE "id" = ${companyId}::uuid FOR NO KEY UPDATE`;
  const now = Date.now();
  const longAgo = new Date(now - OF_COMPANY.ms);
  await tx.mailboxTry.deleteMany({ where: { companyId, at: { lte: longAgo } } });
  const isSaving = mailbox === SAVED;
  const which = isSaving ? mailbox : { not: SAVED };
  const tries = await tx.mailboxTry.findMany({
    where: { companyId, mailbox: which },
    orderBy: { at: "asc" },
  });
  const ofMailbox = isSaving ? [] : tries.filter((each) => each.mailbox === mailbox);
  const wait = Math.max(waitFor(tries, OF_COMPANY, now), waitFor(ofMailbox, OF_MAILBOX, now));
  if (wait === 0) await tx.mailboxTry.create({ data: { companyId, mailbox, at: new Date(now) } });
  return wait;
}

const minutesOf = (ms: number) => Math.ceil(ms / MINUTE_MS);

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
