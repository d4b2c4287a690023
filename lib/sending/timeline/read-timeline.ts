import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { listFollowers } from "#lib/invoices/origin.ts";
import { listInvoiceDeliveries } from "#lib/outbox/list-deliveries.ts";
import { stepOfKey } from "../reminders/reminder-key.ts";
import { remindersOf } from "../reminders/reminders-of.ts";
import type { EventFact } from "./entry-of-event.ts";
import { type MailFact, type Timeline, timelineOf } from "./timeline.ts";

/** What happened to a document of the company and what will: who issued, sent, paid and cancelled it, and when. */
export async function readTimeline(
  company: ActingCompany,
  invoiceId: string,
  now: Date = new Date(),
): Promise<Timeline> {
  const ofInvoice = { companyId: company.id, invoiceId };
  const [deliveries, orders, followers, reminders, links, items] = await Promise.all([
    listInvoiceDeliveries(company, invoiceId),
    db().delivery.findMany({
      where: ofInvoice,
      select: { id: true, kind: true, idempotencyKey: true, createdById: true, resendOfId: true },
    }),
    listFollowers(company, invoiceId),
    remindersOf(company, invoiceId),
    db().publicLink.findMany({
      where: { ...ofInvoice, firstSeenAt: { not: null } },
      select: { firstSeenAt: true },
      orderBy: { firstSeenAt: "asc" },
    }),
    db().sendBatchItem.findMany({
      where: { ...ofInvoice, state: "waiting", batch: { state: { in: ["running", "paused"] } } },
      select: { batch: { select: { id: true, plannedFor: true } } },
    }),
  ]);
  const related = followers.flatMap(({ id, kind, number }) => (number ? [{ id, kind, number }] : []));
  const subjects = [invoiceId, ...orders.map(({ id }) => id), ...related.map(({ id }) => id)];
  const events = await readEvents(company, subjects);
  const people = [...events.map(({ userId }) => userId), ...orders.map(({ createdById }) => createdById)];
  const nameOf = await readNames(people);
  const mails = deliveries.toReversed().flatMap((delivery): MailFact[] => {
    const order = orders.find(({ id }) => id === delivery.id);
    // One that came between the two looks shows at the next.
    if (!order) return [];
    const step = stepOf(order, orders);
    return [{ delivery, kind: order.kind, step, by: nameOf(order.createdById) }];
  });
  const facts = events.map(({ userId, ...event }): EventFact => ({ ...event, by: nameOf(userId) }));
  const seen = links.flatMap(({ firstSeenAt }) => firstSeenAt ?? []);
  const batches = items.map(({ batch }) => batch);
  return timelineOf({ events: facts, mails, reminders, seen, related, batches }, now);
}

type Order = { id: string; idempotencyKey: string; resendOfId: string | null };

// What is sent once more is the same step again.
function stepOf({ idempotencyKey, resendOfId }: Order, orders: Order[]): number | null {
  const first = resendOfId === null ? undefined : orders.find(({ id }) => id === resendOfId);
  return first ? stepOf(first, orders) : stepOfKey(idempotencyKey);
}

async function readEvents({ id: companyId }: ActingCompany, subjects: string[]) {
  const rows = await db().auditEvent.findMany({
    where: { companyId, subjectId: { in: subjects } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, event: true, subjectId: true, createdAt: true, userId: true, details: true },
  });
  return rows.map(({ subjectId, createdAt: at, ...row }) => ({ ...row, at, subjectId: subjectId ?? "" }));
}

async function readNames(ids: (string | null)[]): Promise<(id: string | null) => string | null> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const users = await db().user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}
