import { X509Certificate } from "node:crypto";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import { openPassword } from "./password.ts";

const shown = {
  id: true,
  provider: true,
  address: true,
  fromName: true,
  replyTo: true,
  copyToSelf: true,
  host: true,
  port: true,
  encryption: true,
  username: true,
  trustedCertificate: true,
  isDefault: true,
  dailyLimit: true,
  pausedReason: true,
  pausedUntil: true,
  workingSince: true,
  failingSince: true,
  failingReason: true,
  checkedAt: true,
  lastSuccessAt: true,
} as const;

export type MailboxView = Awaited<ReturnType<typeof readMailboxes>>[number];

/** The mailboxes of the company for the screen, the default one first: of the password only whether there is one. */
export async function readMailboxes(company: Pick<ActingCompany, "id">) {
  const where = { companyId: company.id, removedAt: null };
  const orderBy = [{ isDefault: "desc" }, { createdAt: "asc" }] as const;
  const [mailboxes, sealed] = await Promise.all([
    db().mailbox.findMany({ where, orderBy: [...orderBy], select: shown }),
    db().mailbox.findMany({ where: { ...where, passwordSealed: { not: null } }, select: { id: true } }),
  ]);
  const withPassword = new Set(sealed.map(({ id }) => id));
  return mailboxes.map((mailbox) => ({ ...mailbox, hasPassword: withPassword.has(mailbox.id) }));
}

/** The mailbox that a person chose, else the default one; undefined where the company has none, or not this one. */
export async function readChosenMailbox(
  company: Pick<ActingCompany, "id">,
  id: string | undefined,
): Promise<MailboxView | undefined> {
  const mailboxes = await readMailboxes(company);
  return id === undefined ? mailboxes[0] : mailboxes.find((mailbox) => mailbox.id === id);
}

/** The mailbox that mail leaves from unless another is chosen. */
export async function readDefaultMailbox(company: Pick<ActingCompany, "id">): Promise<MailboxView | null> {
  const [first] = await readMailboxes(company);
  return first ?? null;
}

export type MailboxWithPassword = {
  id: string;
  provider: string;
  address: string;
  fromName: string;
  /** When a message was accepted, or a sign-in succeeded, for the last time. */
  workedAt: Date | null;
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
  const { id, provider, address, fromName, lastSuccessAt } = row;
  return { id, provider, address, fromName, workedAt: lastSuccessAt, server: serverOf(row) };
}

function serverOf(row: Mailbox): SmtpServer {
  const { host, port, encryption, username, passwordSealed, trustedCertificate } = row;
  const password = passwordSealed ? openPassword(passwordSealed, row) : "";
  return { host, port, encryption, username, password, ...trustOf(trustedCertificate) };
}

/** The one certificate that the person trusts for this mailbox, as the wire wants it; a damaged one is none. */
export function trustOf(pem: string | null): Pick<SmtpServer, "trustedCertificate"> {
  const certificate = pem === null ? undefined : readCertificate(pem);
  return pem !== null && certificate
    ? { trustedCertificate: { pem, fingerprint256: certificate.fingerprint256 } }
    : {};
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    // Not fit to be thrown where mail waits: then the usual authorities decide, as for every other mailbox.
    log().warn({ err: (error as Error).message }, "a trusted certificate cannot be read");
    return undefined;
  }
}
