import { CLIENT_ADDRESS_HEADER, placeOf, shortAddress } from "#lib/base/client-address.ts";
import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Locale } from "#lib/base/locale.ts";
import { auditAccount } from "../audit-account.ts";
import { admitReset } from "../limits/reset-limits.ts";
import { startBeat } from "../on-beat.ts";
import type { AskReset } from "./schema.ts";

/**
 * Orders a mail with a link for a new password; a worker sends it. Nothing tells whether the address has an account, nor
 * whether it had too many such mails lately: the answer is the same, and comes on a beat.
 * @throws UserError when the place has asked too often, or the installation has no mailbox
 */
export async function askReset({ email }: AskReset, locale: Locale, headers: Headers): Promise<void> {
  if (!settings().systemMail) throw new UserError("notFound");
  const address = email.toLowerCase();
  const client = headers.get(CLIENT_ADDRESS_HEADER) ?? "";
  const onBeat = startBeat();
  if (await admitReset(address, placeOf(client))) await order(address, locale, shortAddress(client));
  await onBeat();
}

async function order(email: string, locale: Locale, from: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if (!user) return;
    // One that has not left yet will do.
    await tx.resetMail.createMany({ data: { userId: user.id, locale }, skipDuplicates: true });
    await auditAccount(tx, user, "account.resetAsked", { from });
  });
}
