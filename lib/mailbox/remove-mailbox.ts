import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

/**
 * Takes a mailbox out of use and forgets its password; its deliveries stay to be read. The oldest of the others
 * becomes the default where this one was, and with the last one the service is switched off.
 * @throws UserError `notFound`, or `mailboxBusy` while messages of it are still on their way
 */
export async function removeMailbox(company: ActingCompany, { id }: { id: string }): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Company" WHERE id = ${company.id}::uuid FOR UPDATE`;
    // An order that is being placed is waited for, and counted; one that comes later finds the mailbox removed.
    const where = { companyId: company.id, id, removedAt: null };
    await tx.$queryRaw`
      SELECT id FROM "Mailbox" WHERE "companyId" = ${company.id}::uuid AND id = ${id}::uuid FOR UPDATE`;
    const mailbox = await tx.mailbox.findFirst({ where, select: { isDefault: true, address: true } });
    if (!mailbox) throw new UserError("notFound");
    await refuseBusy(tx, company.id, id);
    const gone = { removedAt: new Date(), isDefault: false, passwordSealed: null };
    await tx.mailbox.update({ where: { id }, data: { ...gone, version: { increment: 1 } } });
    if (mailbox.isDefault) await passDefaultOn(tx, company.id);
    await tx.auditEvent.create({
      data: {
        companyId: company.id,
        userId: company.userId,
        event: "mailbox.removed",
        subjectId: id,
        details: { address: mailbox.address },
      },
    });
  });
}

async function refuseBusy(tx: Tx, companyId: string, mailboxId: string): Promise<void> {
  const count = await tx.delivery.count({
    where: { companyId, mailboxId, state: { in: ["queued", "held", "sending"] } },
  });
  if (count > 0) throw new UserError("mailboxBusy", { params: { count } });
}

async function passDefaultOn(tx: Tx, companyId: string): Promise<void> {
  const where = { companyId, removedAt: null };
  const next = await tx.mailbox.findFirst({ where, orderBy: { createdAt: "asc" }, select: { id: true } });
  if (next) await tx.mailbox.update({ where: { id: next.id }, data: { isDefault: true } });
  else await tx.company.update({ where: { id: companyId }, data: { sendingEnabled: false } });
}
