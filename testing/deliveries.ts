import { randomUUID } from "node:crypto";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { type DeliveryOrder, enqueueDelivery } from "#lib/outbox/enqueue.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import { testCompany } from "./company.ts";
import { mailboxValues } from "./mailbox.ts";

export type Sender = { company: ActingCompany; mailboxId: string };

// For tests in which nothing is sent.
const absentServer = {
  host: "mail.firma.example",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b",
} as const;

/** A company that may send, with a mailbox on this server; without one, on a server that is not there. */
export async function testSender(server: SmtpServer = absentServer): Promise<Sender> {
  const company = await testCompany();
  await db().company.update({ where: { id: company.id }, data: { sendingEnabled: true } });
  const { id } = await saveMailbox(company, mailboxValues(server));
  return { company, mailboxId: id };
}

/** An order to send a small message, or one of `bytes` bytes. */
export function testOrder(
  { mailboxId }: Sender,
  more: Partial<DeliveryOrder> & { bytes?: number } = {},
): DeliveryOrder {
  const { bytes = 100, ...rest } = more;
  const key = randomUUID();
  const messageId = `<${key}@firma.example>`;
  const body = "Faktura v příloze.\r\n".repeat(Math.ceil(bytes / 20));
  return {
    mailboxId,
    idempotencyKey: key,
    messageId,
    subject: "Faktura 20260001",
    envelopeFrom: "fakturace@firma.example",
    recipients: [{ address: "eva@odberatel.example", kind: "to" }],
    mime: Buffer.from(`Message-ID: ${messageId}\r\nSubject: Faktura\r\n\r\n${body}`),
    ...rest,
  };
}

/** Orders it as a use case would; gives what a test needs to know of it. */
export async function order(sender: Sender, more: Parameters<typeof testOrder>[1] = {}) {
  const wanted = testOrder(sender, more);
  const { id } = await db().$transaction((tx) => enqueueDelivery(tx, sender.company, wanted));
  return { id, messageId: wanted.messageId };
}

/** The delivery as it stands now, with its attempts, recipients and mailbox. */
export function deliveryOf({ id }: { id: string }) {
  return db().delivery.findUniqueOrThrow({
    where: { id },
    omit: { mime: true },
    include: {
      attempts: { orderBy: { number: "asc" } },
      recipients: { orderBy: { address: "asc" } },
      mailbox: true,
    },
  });
}
