import type { Agent } from "#lib/base/acting-company.ts";
import { sql, type Tx } from "#lib/base/db.ts";
import { cancelWaiting } from "../cancel-waiting.ts";
import { mayRemind, readRemindables } from "./remindable.ts";

/**
 * Takes back the reminders of an invoice that wait in the queue, where nothing is owed any more: within the
 * transaction of the payment or credit note that settled it, which holds the invoice. They count as not sent: should
 * something be owed again, they are planned again.
 */
export async function takeBackSettled(tx: Tx, agent: Agent, invoiceId: string): Promise<void> {
  const owed = await readRemindables(tx, agent.id, sql`i."id" = ${invoiceId}::uuid AND ${mayRemind}`);
  if (owed.length > 0) return;
  const { takenBack } = await cancelWaiting(tx, agent, { invoiceId, kind: "reminder" });
  if (takenBack.length === 0) return;
  await tx.reminder.updateMany({
    where: { companyId: agent.id, deliveryId: { in: takenBack } },
    data: { state: "planned", deliveryId: null, decidedById: null },
  });
}
