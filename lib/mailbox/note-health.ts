import type { Tx } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import type { HealthEffect } from "./health-effect.ts";
import { outlivesSignIn } from "./outlives-sign-in.ts";
import { resumeMailbox } from "./resume-mailbox.ts";

/** A mailbox with the settings that were tried: what was changed meanwhile is left alone. */
export type Tried = Pick<Mailbox, "companyId" | "id" | "version">;

/** What was accepted. A message proves all of the mailbox, a sign-in all that comes before it. */
export type Proof = "signIn" | "message";

/**
 * The mailbox works, as far as the proof goes; what it does not disprove stays, such as a daily limit that is used
 * up. Whatever was found later than the proof stays too.
 */
export async function noteSuccess(tx: Tx, tried: Tried, proof: Proof, at = new Date()): Promise<void> {
  const row = await lockTried(tx, tried);
  if (!row || (row.failingSince && row.failingSince > at)) return;
  const disproves = (reason: string | null) => proof === "message" || !outlivesSignIn(reason);
  const { id, companyId, failingReason, pausedReason, workingSince, lastSuccessAt } = row;
  if (!disproves(failingReason))
    return void (await tx.mailbox.update({ where: { id }, data: { checkedAt: at } }));
  const healthy = { failingSince: null, failingReason: null, workingSince: workingSince ?? at };
  const last = lastSuccessAt && lastSuccessAt > at ? lastSuccessAt : at;
  await tx.mailbox.update({ where: { id }, data: { ...healthy, checkedAt: at, lastSuccessAt: last } });
  if (pausedReason !== null && disproves(pausedReason)) await resumeMailbox(tx, companyId, id);
}

/**
 * What a failed try says of the mailbox; it fails since this was first seen. That the server is unavailable says
 * nothing against what is known to be wrong.
 * @param reason a sentence of the namespace `diagnosis`
 */
export async function noteTrouble(
  tx: Tx,
  tried: Tried,
  { effect, reason }: { effect: HealthEffect; reason: Problem },
): Promise<void> {
  const row = effect !== "nothing" && (await lockTried(tx, tried));
  if (!row) return;
  const where = { id: row.id };
  if (effect === "unavailable") {
    if (!row.failingSince) await tx.mailbox.update({ where, data: { failingReason: reason } });
    return;
  }
  const now = new Date();
  const failing = { failingSince: row.failingSince ?? now, failingReason: reason, workingSince: null };
  const pause = effect === "failingUntilPerson" ? { pausedReason: reason, pausedUntil: null } : {};
  await tx.mailbox.update({ where, data: { ...failing, ...pause, checkedAt: now } });
}

async function lockTried(tx: Tx, { companyId, id, version }: Tried): Promise<Mailbox | null> {
  await tx.$queryRaw`SELECT id FROM "Mailbox" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.mailbox.findFirst({ where: { companyId, id, version, removedAt: null } });
}
