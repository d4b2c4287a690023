import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { isPaused, type MailboxState, mailboxState, needsPerson, triedAgain } from "./health.ts";
import { isQuota } from "./outlives-sign-in.ts";
import { limitsOf } from "./preset-lookup.ts";
import { providerById } from "./providers.ts";
import { type MailboxView, readMailboxes } from "./read-mailbox.ts";
import { readUsage } from "./read-usage.ts";

export type MailboxRow = MailboxView & {
  state: MailboxState;
  /** It stays as it is until somebody mends it. */
  needsPerson: boolean;
  /** When it is tried again by itself while in trouble; null: not at all, or not while the service is off. */
  triedAgain: Date | "hourly" | null;
  /** Messages that left from here in 24 hours. */
  used: number;
  /** How many may; null: no limit is known, or the provider says that it is used up, whatever we have counted. */
  limit: number | null;
};

/** The mailboxes of the company with what is known of each, the default one first. */
export async function listMailboxes(company: Pick<ActingCompany, "id">): Promise<MailboxRow[]> {
  const [mailboxes, usage, { sendingEnabled }] = await Promise.all([
    readMailboxes(company),
    readUsage(company),
    db().company.findUniqueOrThrow({ where: { id: company.id }, select: { sendingEnabled: true } }),
  ]);
  return mailboxes.map((mailbox) => ({
    ...mailbox,
    state: mailboxState(mailbox),
    needsPerson: needsPerson(mailbox),
    triedAgain: sendingEnabled ? triedAgain(mailbox) : null,
    used: usage.get(mailbox.id) ?? 0,
    limit: limitOf(mailbox),
  }));
}

function limitOf(mailbox: MailboxView): number | null {
  const { provider, address, dailyLimit, pausedReason } = mailbox;
  if (isPaused(mailbox) && isQuota(pausedReason)) return null;
  const preset = providerById(provider);
  return dailyLimit ?? (preset && limitsOf(preset, address).messagesPerDay) ?? null;
}
