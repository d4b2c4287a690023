import { addDays, type Day } from "#lib/base/dates.ts";
import { momentAt } from "#lib/base/zoned-time.ts";
import { businessDay } from "./business-day.ts";

/** After this long, what was missed is not made up for by itself: a person decides. */
export const LATEST_MS = 24 * 60 * 60_000;

export type Rule = { step: number /** After the due date; before it when negative. */; days: number };

export type ReminderSettings = {
  on: boolean;
  businessDays: boolean;
  /** Minutes of the day, in the time zone. */
  at: number;
  timeZone: string;
  /** Whose holidays count. */
  country: string;
  /** When the database was put back from a backup: nobody knows what went out before. */
  restoredAt: Date | null;
};

/** What the plan of a document depends on. */
export type Remindable = {
  kind: "invoice" | "proforma" | "creditNote";
  state: "draft" | "issued" | "paid" | "cancelled";
  issuedOn: Day | null;
  dueOn: Day;
  /** Minor units: what is left after payments and issued credit notes. */
  leftMinor: bigint;
  /** Its customer is never reminded. */
  off: boolean;
  /** Steps that nothing has to be planned for any more, because they went out or somebody decided so. */
  decided: { step: number; sent: boolean }[];
};

/** `skipped`: the rules themselves let it be. `missed`: its time passed too long ago. */
export type PlannedStep = { step: number; plannedFor: Date; state: "planned" | "missed" | "skipped" };

/**
 * When an invoice reminds of itself: an entry for each rule that is not decided yet, in the order of steps; none for
 * what nobody owes anything for. Proformas are no debt, and never remind. Pure.
 */
export function planOf(
  invoice: Remindable,
  rules: Rule[],
  settings: ReminderSettings,
  now: Date,
): PlannedStep[] {
  if (!settings.on || !owes(invoice)) return [];
  const steps = rules.toSorted((a, b) => a.step - b.step).map((rule) => timed(invoice, rule, settings));
  const open = steps.filter(({ step }) => invoice.decided.every((each) => each.step !== step));
  const { restoredAt } = settings;
  return open.map((each) => {
    const { step, plannedFor } = each;
    const late = now.getTime() - plannedFor.getTime() > LATEST_MS;
    const uncertain = restoredAt !== null && plannedFor <= restoredAt;
    const later = steps.filter((other) => other.step > step);
    const overtaken = later.some(
      (other) => other.day <= each.day || other.plannedFor <= now || wasSent(invoice, other.step),
    );
    const tooEarly = invoice.issuedOn !== null && each.day <= invoice.issuedOn;
    return {
      ...{ step, plannedFor },
      state: overtaken || tooEarly ? "skipped" : late || uncertain ? "missed" : "planned",
    };
  });
}

type Timed = { step: number; day: Day; plannedFor: Date };

function owes({ kind, state, leftMinor, off }: Remindable): boolean {
  return kind === "invoice" && state === "issued" && leftMinor > 0n && !off;
}

// What is said before the due date stays before it, and never comes on a day of rest.
function timed({ dueOn }: Remindable, { step, days }: Rule, settings: ReminderSettings): Timed {
  const { businessDays, country, at, timeZone } = settings;
  const wanted = addDays(dueOn, days);
  const day = businessDays ? businessDay(wanted, country, days < 0 ? -1 : 1) : wanted;
  return { step, day, plannedFor: momentAt(day, at, timeZone) };
}

const wasSent = ({ decided }: Remindable, step: number) =>
  decided.some((each) => each.step === step && each.sent);
