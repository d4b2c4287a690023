import { z } from "zod";
import type { TimelineEntry, TimelineFacts } from "./timeline.ts";

/** A line of the audit, with the name of whoever did it. */
export type EventFact = {
  id: string;
  event: string;
  subjectId: string;
  at: Date;
  by: string | null;
  details: unknown;
};

const payment = z.object({
  paymentId: z.string(),
  amountMinor: z.string().transform(BigInt),
  currency: z.string(),
});
const reminder = z.object({ step: z.number() });

/** What a line of the audit says on the timeline; undefined for what stands there by other facts. Pure. */
export function entryOfEvent(
  event: EventFact,
  { events, related }: Pick<TimelineFacts, "events" | "related">,
): TimelineEntry | undefined {
  const { id: key, at, by, details } = event;
  const other = related.find(({ id }) => id === event.subjectId);
  const base = { key, at, by };
  if (other) {
    if (event.event === "invoice.issued") return { ...base, what: "relatedIssued", related: other };
    if (event.event === "invoice.cancelled") return { ...base, what: "relatedCancelled", related: other };
    return undefined;
  }
  switch (event.event) {
    case "invoice.issued":
      return { ...base, what: "issued" };
    case "invoice.cancelled":
      return { ...base, what: "cancelled" };
    case "invoice.paymentRecorded":
    case "invoice.paymentRemoved": {
      const { paymentId, amountMinor, currency } = payment.parse(details);
      const what = event.event === "invoice.paymentRecorded" ? "payment" : "paymentRemoved";
      return {
        ...base,
        what,
        amountMinor,
        currency,
        full: what === "payment" && madeFull(events, paymentId),
      };
    }
    case "invoice.linksRevoked":
      return { ...base, what: "linksRevoked" };
    case "reminder.skipped":
      return { ...base, what: "reminderSkipped", ...reminder.parse(details) };
    case "reminder.ordered":
      return { ...base, what: "reminderOrdered", ...reminder.parse(details) };
    default:
      return undefined;
  }
}

function madeFull(events: EventFact[], paymentId: string): boolean {
  const paid = events.filter(({ event }) => event === "invoice.paid");
  return paid.some(({ details }) => payment.safeParse(details).data?.paymentId === paymentId);
}
