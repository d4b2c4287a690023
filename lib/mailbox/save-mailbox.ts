import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import { admitServer } from "./admit-try.ts";
import { noteSuccess } from "./note-health.ts";
import { asksForPatience, outlivesSignIn } from "./outlives-sign-in.ts";
import { isSameLogin, passwordMeant, sealPassword } from "./password.ts";
import { type MailboxView, readMailboxes, trustOf } from "./read-mailbox.ts";
import { resumeMailbox, tellWorkers } from "./resume-mailbox.ts";
import type { MailboxValues } from "./schema.ts";
import { provenBy } from "./test-proof.ts";
import { checkedCertificate } from "./trusted-certificate.ts";

/**
 * Saves a mailbox of the company, its password sealed; the first one becomes the default. Sending that was paused
 * goes on when the server or the login has changed, but for a pause that the account's provider has asked for. What
 * was known of its health is forgotten then, unless a test of these very values was accepted. How long it rests because
 * of its provider's rate is forgotten with provider, server or account.
 * @returns what the screen shows, without the password
 * @throws UserError `notFound`, or at `password` when it is needed again, at `host` after too many unproven servers
 */
export async function saveMailbox(company: ActingCompany, input: MailboxValues): Promise<MailboxView> {
  const id = await db().$transaction(async (tx) => {
    // Two first saves at once must not make two mailboxes, nor two defaults.
    await tx.$queryRaw`SELECT id FROM "Company" WHERE id = ${company.id}::uuid FOR UPDATE`;
    const saved = await findMailbox(tx, company.id, input);
    const password = passwordMeant(saved, input);
    const renewed = saved !== null && isRenewed(saved, input);
    const knownPlace = await isKnownPlace(tx, company.id, input);
    const row = await writeFields(tx, company.id, saved, input, renewed);
    const passwordSealed = password === "" ? null : sealPassword(password, row);
    await tx.mailbox.update({ where: { id: row.id }, data: { passwordSealed } });
    if (renewed && mayGoOn(saved, input)) await resumeMailbox(tx, company.id, row.id);
    if (saved?.notBefore && !row.notBefore) await tellWorkers(tx);
    const proven = proofOf(row, input, password);
    if (proven) await noteSuccess(tx, row, proven.proof, proven.at);
    else if (!knownPlace) await admitServer(tx, company.id);
    await recordSaved(tx, company, row, input);
    return row.id;
  });
  const view = (await readMailboxes(company)).find((mailbox) => mailbox.id === id);
  if (!view) throw new UserError("notFound");
  return view;
}

// A second press on Save, or the same mailbox set up in two windows, is the same mailbox.
async function findMailbox(tx: Tx, companyId: string, input: MailboxValues): Promise<Mailbox | null> {
  const { id, address, host, port, username } = input;
  const which = id === "" ? { address, host, port, username } : { id };
  const saved = await tx.mailbox.findFirst({ where: { companyId, removedAt: null, ...which } });
  if (id !== "" && !saved) throw new UserError("notFound");
  return saved;
}

function isRenewed(saved: Mailbox, input: MailboxValues): boolean {
  return (
    !isSameLogin(saved, input) ||
    saved.encryption !== input.encryption ||
    (saved.trustedCertificate ?? "") !== input.trustedCertificate ||
    input.password !== ""
  );
}

// Another password makes no room in a limit; another account may.
function mayGoOn(saved: Mailbox, input: MailboxValues): boolean {
  if (saved.pausedReason === null) return false;
  if (isOtherAccount(saved, input)) return true;
  return saved.pausedUntil === null || !asksForPatience(saved.pausedReason);
}

function isOtherAccount(saved: Mailbox, { host, username }: MailboxValues): boolean {
  return saved.host !== host || saved.username !== username;
}

async function writeFields(
  tx: Tx,
  companyId: string,
  saved: Mailbox | null,
  input: MailboxValues,
  renewed: boolean,
): Promise<Mailbox> {
  const { id: _id, password: _password, proof: _proof, ...rest } = input;
  const fields = { ...rest, trustedCertificate: checkedCertificate(input.trustedCertificate) };
  if (!saved) {
    const isDefault = (await tx.mailbox.count({ where: { companyId, isDefault: true } })) === 0;
    return tx.mailbox.create({ data: { ...fields, companyId, isDefault } });
  }
  const elsewhere = isSameLogin(saved, input) ? {} : { lastSuccessAt: null };
  const renewal = renewed
    ? { version: saved.version + 1, ...unknown, ...elsewhere }
    : forgottenWithSender(saved, input);
  const otherRate = saved.provider !== input.provider || isOtherAccount(saved, input);
  const rate = otherRate ? { notBefore: null } : {};
  return tx.mailbox.update({ where: { id: saved.id }, data: { ...fields, ...renewal, ...rate } });
}

const unknown = { workingSince: null, failingSince: null, failingReason: null };

// Nobody has accepted the new sender yet; what is known against the sign-in holds for it too.
function forgottenWithSender(saved: Mailbox, { address }: MailboxValues): Partial<typeof unknown> {
  if (saved.address === address) return {};
  return saved.failingReason === null || outlivesSignIn(saved.failingReason)
    ? unknown
    : { workingSince: null };
}

function proofOf(row: Mailbox, input: MailboxValues, password: string) {
  const { address, host, port, encryption, username } = row;
  const login = { host, port, encryption, username, password, ...trustOf(row.trustedCertificate) };
  return provenBy(row.companyId, { ...login, address }, input.proof);
}

// Whether a mailbox of the company is there already.
async function isKnownPlace(tx: Tx, companyId: string, { host, port }: MailboxValues): Promise<boolean> {
  return (await tx.mailbox.count({ where: { companyId, host, port } })) > 0;
}

function recordSaved(tx: Tx, company: ActingCompany, row: Mailbox, input: MailboxValues) {
  const { address, host, port, encryption, username, version } = row;
  const trusted = trustOf(row.trustedCertificate).trustedCertificate?.fingerprint256 ?? null;
  const server = { address, host, port, encryption, username, version };
  const details = { ...server, newPassword: input.password !== "", trustedCertificate: trusted };
  return tx.auditEvent.create({
    data: {
      companyId: company.id,
      userId: company.userId,
      event: "mailbox.saved",
      subjectId: row.id,
      details,
    },
  });
}
