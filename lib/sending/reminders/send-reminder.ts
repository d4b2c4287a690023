import type { Agent } from "#lib/base/acting-company.ts";
import { db, sql, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { dayIn } from "#lib/base/zoned-time.ts";
import { recipientsFor } from "#lib/customers/contacts/recipients-for.ts";
import { lockInvoice } from "#lib/invoices/lock-invoice.ts";
import { keepMailbox } from "#lib/mailbox/keep-mailbox.ts";
import { readDefaultMailbox } from "#lib/mailbox/read-mailbox.ts";
import { enqueueDelivery } from "#lib/outbox/enqueue.ts";
import type { TemplateKind } from "#prisma/client/enums.ts";
import { composeInvoiceMail } from "../compose/compose-invoice-mail.ts";
import { keepLink, newLink } from "../links/create-link.ts";
import { readMailCustomer } from "../mail-customer.ts";
import { readOwedInvoice } from "../owed-invoice.ts";
import { writeMail } from "../templates/render-mail.ts";
import { mayRemind, readRemindables } from "./remindable.ts";
import { reminderKey } from "./reminder-key.ts";

type Reminder = { id: string; invoiceId: string; step: number };

const CHANGED = Symbol("changed");
const kinds: Record<number, TemplateKind> = { 1: "reminder1", 2: "reminder2", 3: "reminder3" };

/**
 * Queues the mail of a reminder and notes it as sent, in one transaction: a process that dies leaves both or neither.
 * What went out already, was decided, or is owed no more does not go: two who ask at once send it once.
 * @returns the delivery, or null where there was nothing to send any more
 * @throws UserError when sending is off or has no mailbox, or the customer has no address
 */
export async function sendReminder(agent: Agent, { id, invoiceId, step }: Reminder): Promise<string | null> {
  const [invoice, mailbox, customer] = await Promise.all([
    readOwedInvoice(agent, invoiceId),
    readDefaultMailbox(agent),
    readMailCustomer(agent.id, invoiceId),
  ]);
  const kind = kinds[step];
  if (!invoice || !customer || !kind) return null;
  if (!customer.sendingEnabled) throw new UserError("sendingOff");
  if (!mailbox) throw new UserError("noMailbox");
  const { to, cc } = recipientsFor(customer, "reminders");
  if (to.length === 0) throw new UserError("reminderNoAddress");
  const occasion = { kind, on: dayIn(customer.timeZone, new Date()) };
  const link = await newLink(agent.id);
  const mail = await composeInvoiceMail(agent, invoice, mailbox, {
    ...(await writeMail(agent, invoice, occasion)),
    occasion,
    ...{ to, cc, bcc: [], copyToSelf: mailbox.copyToSelf, files: [] },
    ...{ pdf: customer.attachPdf, isdoc: customer.attachIsdoc },
    ...{ automatic: agent.userId === null, link: link?.address },
  });
  const outcome = await db().$transaction(async (tx) => {
    await keepMailbox(tx, agent, mailbox.id);
    await lockInvoice(tx, agent, invoiceId);
    const leftMinor = await leftWhereItGoes(tx, agent.id, { id, invoiceId });
    if (leftMinor === null) return null;
    // A part was paid or credited while the mail was composed: it says too much.
    if (leftMinor !== invoice.totals.totalMinor - invoice.paidMinor) return CHANGED;
    const order = { ...mail, mailboxId: mailbox.id, invoiceId, kind: "reminder" as const };
    const idempotencyKey = reminderKey(invoiceId, step, await countTakenBack(tx, agent.id, invoiceId, step));
    const delivery = await enqueueDelivery(tx, agent, { ...order, idempotencyKey });
    if (link && delivery.created) await keepLink(tx, agent, invoiceId, link);
    const decided = {
      state: "sent",
      deliveryId: delivery.id,
      decidedById: agent.userId,
      problem: null,
    } as const;
    await tx.reminder.update({ where: { id }, data: decided });
    return delivery.id;
  });
  return outcome === CHANGED ? sendReminder(agent, { id, invoiceId, step }) : outcome;
}

// While its row waits, whatever was queued for it has been cancelled.
async function countTakenBack(tx: Tx, companyId: string, invoiceId: string, step: number): Promise<number> {
  const idempotencyKey = { startsWith: reminderKey(invoiceId, step, 0) };
  return tx.delivery.count({ where: { companyId, invoiceId, idempotencyKey, state: "cancelled" } });
}

// What is owed, in minor units; null where it does not go any more.
async function leftWhereItGoes(
  tx: Tx,
  companyId: string,
  { id, invoiceId }: Omit<Reminder, "step">,
): Promise<bigint | null> {
  const waiting = await tx.$queryRaw<unknown[]>`
    SELECT FROM "Reminder" WHERE "companyId" = ${companyId}::uuid AND "id" = ${id}::uuid
      AND "state" IN ('planned', 'missed') FOR UPDATE`;
  if (waiting.length === 0) return null;
  const [owed] = await readRemindables(tx, companyId, sql`i."id" = ${invoiceId}::uuid AND ${mayRemind}`);
  return owed ? owed.leftMinor : null;
}
