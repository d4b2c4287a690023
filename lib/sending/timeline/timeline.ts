import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";
import type { DeliveryKind, DocumentKind } from "#prisma/client/enums.ts";
import type { InvoiceReminder } from "../reminders/reminders-of.ts";
import { type EventFact, entryOfEvent } from "./entry-of-event.ts";

/** Another document that was made from this one. */
type Related = { id: string; kind: DocumentKind; number: string };
/** What a person, or the app by itself, did with a mail after it was ordered. */
export type MailDeed = { event: string; at: Date; by: string | null };
export type MailFact = {
  delivery: DeliveryView;
  kind: DeliveryKind;
  /** Of a reminder. */
  step: number | null;
  by: string | null;
};

/** What is known of a document, each kind of fact in the order of time. */
export type TimelineFacts = {
  /** Of the document, of its mails, and of what was made from it. */
  events: EventFact[];
  mails: MailFact[];
  reminders: InvoiceReminder[];
  /** When its public pages were opened for the first time. */
  seen: Date[];
  related: Related[];
  /** Sendings of many in which it waits. */
  batches: { id: string; plannedFor: Date | null }[];
};

type Mail = MailFact & { what: "mail"; deeds: MailDeed[] };

export type TimelineEntry = {
  key: string;
  at: Date;
  /** Whose deed it was; null: nobody's of the company. */
  by: string | null;
} & (
  | Mail
  | { what: "issued" | "cancelled" | "seen" | "linksRevoked" }
  | { what: "payment" | "paymentRemoved"; amountMinor: bigint; currency: string; full: boolean }
  | { what: "reminderSkipped" | "reminderOrdered" | "reminderPassed"; step: number }
  | { what: "relatedIssued" | "relatedCancelled"; related: Related }
);

/** What will happen, or waits for a person. */
export type AheadEntry = { key: string; at: Date | null } & (
  | { what: "reminder"; reminder: InvoiceReminder }
  | { what: "batch"; batchId: string }
  | (Mail & { by: string | null })
);

export type Timeline = {
  /** The next one first. */
  ahead: AheadEntry[];
  /** The latest first. */
  past: TimelineEntry[];
};

/** What happened to a document and what will, by the facts as they are now. Pure. */
export function timelineOf(facts: TimelineFacts, now: Date): Timeline {
  const mails = facts.mails.map((mail) => mailEntry(mail, facts.events));
  const past: TimelineEntry[] = [
    ...facts.events.flatMap((event) => entryOfEvent(event, facts) ?? []),
    ...passed(facts.reminders, now),
    ...mails.filter((mail) => !isAhead(mail, now)),
    ...facts.seen.map((at, index) => ({ key: `seen-${index}`, at, by: null, what: "seen" as const })),
  ];
  const ahead: AheadEntry[] = [
    ...facts.reminders.filter(({ state }) => state === "planned" || state === "missed").map(reminderAhead),
    ...facts.batches.map(({ id, plannedFor }) => ({
      ...{ key: `batch-${id}`, at: plannedFor, what: "batch" as const, batchId: id },
    })),
    ...mails.filter((mail) => isAhead(mail, now)).map((mail) => ({ ...mail, at: mail.delivery.plannedFor })),
  ];
  const time = ({ at }: { at: Date | null }) => at?.getTime() ?? 0;
  return {
    ahead: ahead.sort((one, other) => time(one) - time(other)),
    // Of what happened at once, what is named later came of what is named before.
    past: past.toReversed().sort((one, other) => time(other) - time(one)),
  };
}

function mailEntry(mail: MailFact, events: EventFact[]): TimelineEntry & Mail {
  const { delivery, by } = mail;
  const own = events.filter(({ subjectId }) => subjectId === delivery.id);
  // Its row bears the beginning of the transaction: earlier than the deed that it came of.
  const ordered = own.find(({ event }) => event === "delivery.queued")?.at ?? delivery.createdAt;
  const deeds = own.filter(({ event }) => event !== "delivery.queued");
  return {
    ...mail,
    ...{ what: "mail", key: delivery.id, at: delivery.sentAt ?? ordered, by },
    deeds: deeds.map(({ event, at, by }) => ({ event, at, by })),
  };
}

// A person gave it a time of its own, which has not come.
function isAhead({ delivery: { state, plannedFor } }: MailFact, now: Date): boolean {
  return state === "queued" && plannedFor !== null && plannedFor > now;
}

function reminderAhead(reminder: InvoiceReminder): AheadEntry {
  return { key: `reminder-${reminder.id}`, at: reminder.plannedFor, what: "reminder", reminder };
}

// That a rule let one be has no event.
function passed(reminders: InvoiceReminder[], now: Date): TimelineEntry[] {
  return reminders
    .filter(({ state, byPerson, plannedFor }) => state === "skipped" && !byPerson && plannedFor <= now)
    .map(({ id, step, plannedFor }) => ({
      ...{ key: `passed-${id}`, at: plannedFor, by: null, what: "reminderPassed", step },
    }));
}
