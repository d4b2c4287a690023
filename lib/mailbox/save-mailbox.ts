import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import { isSameLogin, passwordMeant, sealPassword } from "./password.ts";
import { type MailboxView, readMailbox } from "./read-mailbox.ts";
import { resumeMailbox } from "./resume-mailbox.ts";
import type { MailboxValues } from "./schema.ts";

/**
 * Saves the mailbox of the company, its password sealed. Sending that was paused goes on when the server or the
 * login has changed.
 * @returns what the screen shows, without the password
 * @throws UserError at `password` when it is needed again
 */
export async function saveMailbox(company: ActingCompany, input: MailboxValues): Promise<MailboxView> {
  await db().$transaction(async (tx) => {
    // Two first saves at once must not make two mailboxes.
    await tx.$queryRaw`SELECT id FROM "Company" WHERE id = ${company.id}::uuid FOR UPDATE`;
    const saved = await findMailbox(tx, company.id);
    const password = passwordMeant(saved, input);
    const renewed = saved !== null && isRenewed(saved, input);
    const row = await writeFields(tx, company.id, saved, input, renewed);
    const passwordSealed = password === "" ? null : sealPassword(password, row);
    await tx.mailbox.update({ where: { id: row.id }, data: { passwordSealed } });
    if (renewed) await resumeMailbox(tx, company.id, row.id);
    await recordSaved(tx, company, row, input);
  });
  const view = await readMailbox(company);
  if (!view) throw new UserError("notFound");
  return view;
}

function findMailbox(tx: Tx, companyId: string): Promise<Mailbox | null> {
  return tx.mailbox.findFirst({ where: { companyId }, orderBy: { createdAt: "asc" } });
}

function isRenewed(saved: Mailbox, input: MailboxValues): boolean {
  return !isSameLogin(saved, input) || saved.encryption !== input.encryption || input.password !== "";
}

function writeFields(
  tx: Tx,
  companyId: string,
  saved: Mailbox | null,
  input: MailboxValues,
  renewed: boolean,
): Promise<Mailbox> {
  const { password, ...fields } = input;
  if (!saved) return tx.mailbox.create({ data: { ...fields, companyId } });
  const data = { ...fields, version: saved.version + (renewed ? 1 : 0) };
  return tx.mailbox.update({ where: { id: saved.id }, data });
}

function recordSaved(tx: Tx, company: ActingCompany, row: Mailbox, input: MailboxValues) {
  const { address, host, port, encryption, username, version } = row;
  const details = { address, host, port, encryption, username, version, newPassword: input.password !== "" };
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
