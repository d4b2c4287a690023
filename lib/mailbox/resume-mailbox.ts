import type { Tx } from "#lib/base/db.ts";

/** Closes the circuit breaker: the deliveries of this mailbox go on at once. */
export async function resumeMailbox(tx: Tx, companyId: string, mailboxId: string): Promise<void> {
  const data = { pausedReason: null, pausedUntil: null };
  await tx.mailbox.update({ where: { companyId_id: { companyId, id: mailboxId } }, data });
  await tellWorkers(tx);
}

/** Workers look for deliveries as soon as this transaction commits. */
export async function tellWorkers(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('delivery_due', '')`;
}
