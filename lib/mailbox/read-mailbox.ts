import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import { openPassword } from "./password.ts";

const shown = {
  id: true,
  provider: true,
  address: true,
  fromName: true,
  host: true,
  port: true,
  encryption: true,
  username: true,
  pausedReason: true,
  pausedUntil: true,
} as const;

export type MailboxView = NonNullable<Awaited<ReturnType<typeof readMailbox>>>;

/** The mailbox of the company for the screen: of the password only whether there is one. */
export async function readMailbox(company: Pick<ActingCompany, "id">) {
  const where = { companyId: company.id };
  const mailbox = await db().mailbox.findFirst({ where, orderBy: { createdAt: "asc" }, select: shown });
  if (!mailbox) return null;
  const withPassword = { ...where, id: mailbox.id, passwordSealed: { not: null } };
  return { ...mailbox, hasPassword: (await db().mailbox.count({ where: withPassword })) > 0 };
}

export type MailboxWithPassword = {
  id: string;
  provider: string;
  address: string;
  fromName: string;
  server: SmtpServer;
};

/**
 * The mailbox with its password in clear, for the wire only.
 * @throws UserError `notFound`, or `passwordLost` when the sealed password cannot be opened
 */
export async function readMailboxWithPassword(
  companyId: string,
  mailboxId: string,
): Promise<MailboxWithPassword> {
  const row = await db().mailbox.findUnique({ where: { companyId_id: { companyId, id: mailboxId } } });
  if (!row) throw new UserError("notFound");
  const { id, provider, address, fromName, host, port, encryption, username } = row;
  const password = row.passwordSealed ? openPassword(row.passwordSealed, row) : "";
  return { id, provider, address, fromName, server: { host, port, encryption, username, password } };
}
