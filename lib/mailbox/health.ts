import type { Tx } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import { resumeMailbox } from "./resume-mailbox.ts";

/** What the screen says of a mailbox. Paused: nothing is sent for now, whatever else is known. */
export type MailboxState = "neverTested" | "working" | "failing" | "paused";

type Health = Pick<Mailbox, "pausedReason" | "pausedUntil" | "failingSince" | "workingSince">;

/** The state of a mailbox as its row tells. Pure. */
export function mailboxState(
  { pausedReason, pausedUntil, failingSince, workingSince }: Health,
  now = new Date(),
): MailboxState {
  if (failingSince) return "failing";
  if (pausedReason !== null && (pausedUntil === null || pausedUntil > now)) return "paused";
  return workingSince ? "working" : "neverTested";
}

/** A mailbox with the settings that were tried: what was changed meanwhile is left alone. */
export type Tried = Pick<Mailbox, "companyId" | "id" | "version">;

/** A sign-in or a message was accepted: the mailbox works, and a pause ends. */
export async function markWorking(tx: Tx, { companyId, id, version }: Tried, at = new Date()): Promise<void> {
  const mine = { companyId, id, version };
  const healthy = { failingSince: null, failingReason: null, checkedAt: at, lastSuccessAt: at };
  const { count } = await tx.mailbox.updateMany({ where: mine, data: healthy });
  if (count === 0) return;
  await tx.mailbox.updateMany({ where: { ...mine, workingSince: null }, data: { workingSince: at } });
  await resumeMailbox(tx, companyId, id);
}

/**
 * The mailbox cannot be used as it is saved; it has been failing since this was first seen.
 * @param reason a sentence of the namespace `diagnosis`
 * @param pause nothing signs in any more until a person acts
 */
export async function markFailing(
  tx: Tx,
  { companyId, id, version }: Tried,
  { reason, pause }: { reason: Problem; pause: boolean },
  at = new Date(),
): Promise<void> {
  const mine = { companyId, id, version };
  const paused = pause ? { pausedReason: reason, pausedUntil: null } : {};
  const failing = { failingReason: reason, workingSince: null, checkedAt: at };
  await tx.mailbox.updateMany({
    where: { ...mine, failingSince: null },
    data: { ...failing, ...paused, failingSince: at },
  });
  await tx.mailbox.updateMany({
    where: { ...mine, failingSince: { not: null } },
    data: { ...failing, ...paused },
  });
}
