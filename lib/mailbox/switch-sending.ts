import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { tellWorkers } from "./resume-mailbox.ts";

/**
 * Turns the service "E-mail and sending" on or off. While it is off, nothing leaves.
 * @throws UserError `mailboxMissing` when there is nothing to send from
 */
export async function switchSending(company: ActingCompany, enabled: boolean): Promise<void> {
  await db().$transaction(async (tx) => {
    if (enabled && (await tx.mailbox.count({ where: { companyId: company.id, removedAt: null } })) === 0) {
      throw new UserError("mailboxMissing");
    }
    await tx.company.update({ where: { id: company.id }, data: { sendingEnabled: enabled } });
    const event = enabled ? "sending.enabled" : "sending.disabled";
    await tx.auditEvent.create({ data: { companyId: company.id, userId: company.userId, event } });
    if (enabled) await tellWorkers(tx);
  });
}
