import type { ActingCompany } from "#lib/base/acting-company.ts";
import { type MailboxState, mailboxState } from "./health.ts";
import { limitsOf } from "./preset-lookup.ts";
import { providerById } from "./providers.ts";
import { type MailboxView, readMailboxes } from "./read-mailbox.ts";
import { readUsage } from "./read-usage.ts";

/** `used` and `limit` count messages in 24 hours; without a known limit it is null. */
export type MailboxRow = MailboxView & { state: MailboxState; used: number; limit: number | null };

/** The mailboxes of the company with what is known of each, the default one first. */
export async function listMailboxes(company: Pick<ActingCompany, "id">): Promise<MailboxRow[]> {
  const [mailboxes, usage] = await Promise.all([readMailboxes(company), readUsage(company)]);
  return mailboxes.map((mailbox) => ({
    ...mailbox,
    state: mailboxState(mailbox),
    used: usage.get(mailbox.id) ?? 0,
    limit: mailbox.dailyLimit ?? limitOfProvider(mailbox),
  }));
}

function limitOfProvider({ provider, address }: MailboxView): number | null {
  const preset = providerById(provider);
  return (preset && limitsOf(preset, address).messagesPerDay) ?? null;
}
