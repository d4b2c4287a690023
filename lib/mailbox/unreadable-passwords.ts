import { db } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import { noteTrouble } from "./note-health.ts";
import { isUnreadable, openPassword } from "./password.ts";
import { resumeMailbox } from "./resume-mailbox.ts";

/** Why nothing signs in: the key is lost, is another one, or the row was tampered with. */
export const UNREADABLE: Problem = "diagnosis.passwordUnreadable";

/**
 * Opens every saved password once, as at the start of a worker: with a lost or wrong key each mailbox says at once
 * that its password has to be entered again, and nothing is tried. Those that open again, because the right key is
 * back, go on by themselves.
 */
export async function noteUnreadablePasswords(): Promise<void> {
  const rows = await db().mailbox.findMany({ where: { removedAt: null, passwordSealed: { not: null } } });
  const unreadable = rows.filter((row) => !opens(row));
  const readable = rows.filter((row) => isHeldBack(row) && opens(row));
  for (const row of unreadable) await holdBack(row);
  for (const row of readable) await letGoOn(row);
  if (unreadable.length > 0)
    log().error({ mailboxes: unreadable.length }, "saved passwords cannot be opened with the master key");
}

function opens(row: Mailbox): boolean {
  try {
    if (row.passwordSealed) openPassword(row.passwordSealed, row);
    return true;
  } catch (error) {
    if (isUnreadable(error)) return false;
    throw error;
  }
}

const isHeldBack = (row: Mailbox) => isAbout(row.failingReason) || isAbout(row.pausedReason);

const isAbout = (reason: string | null) => reason !== null && reason.split("?")[0] === UNREADABLE;

async function holdBack(row: Mailbox): Promise<void> {
  await db().$transaction((tx) => noteTrouble(tx, row, { reason: UNREADABLE, effect: "failingUntilPerson" }));
}

async function letGoOn({ companyId, id, version, failingReason, pausedReason }: Mailbox): Promise<void> {
  await db().$transaction(async (tx) => {
    const healed = isAbout(failingReason) ? { failingReason: null, failingSince: null } : {};
    const { count } = await tx.mailbox.updateMany({ where: { companyId, id, version }, data: healed });
    if (count === 1 && isAbout(pausedReason)) await resumeMailbox(tx, companyId, id);
  });
}
