import { addDays, type Day } from "#lib/base/dates.ts";
import { isInWindow, nextInWindow, type SendingWindow } from "../window.ts";
import { goingTime } from "./going-time.ts";

const HOUR_MS = 60 * 60_000;
/** After this long, what was missed is not made up for by itself: a person decides. */
export const LATEST_MS = 24 * HOUR_MS;

export type Rule = { step: number /** After the due date; before it when negative. */; days: number };

export type ReminderSettings = {
  on: boolean;
  businessDays: boolean;
  /** Minutes of the day, in the time zone of the window. */
  at: number;
  /** When the company's mail goes that nobody waits for. */
  window: SendingWindow;
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
    const late = isLate(plannedFor, settings.window, now);
    const uncertain = restoredAt !== null && plannedFor <= restoredAt;
    const later = steps.filter((other) => other.step > step);
    const overtaken = later.some(
      (other) => other.day <= each.day || other.plannedFor <= now || wasSent(invoice, other.step),
    );
    const tooEarly = invoice.issuedOn !== null && each.day <= invoice.issuedOn;
    const state = overtaken || tooEarly ? "skipped" : late || uncertain ? "missed" : "planned";
    return {
      step,
      state,
      plannedFor: state === "planned" ? notBefore(plannedFor, settings.window, now) : plannedFor,
    };
  });
}

// What could not go at its time, and finds the window closed, goes when that opens.
function notBefore(plannedFor: Date, window: SendingWindow, now: Date): Date {
  return plannedFor > now || isInWindow(now, window) ? plannedFor : nextInWindow(now, window);
}

type Timed = { step: number; day: Day; plannedFor: Date };

function owes({ kind, state, leftMinor, off }: Remindable): boolean {
  return kind === "invoice" && state === "issued" && leftMinor > 0n && !off;
}

// What is said before the due date stays before it, and never comes on a day of rest.
function timed({ dueOn }: Remindable, { step, days }: Rule, settings: ReminderSettings): Timed {
  return { step, ...goingTime(addDays(dueOn, days), days < 0 ? -1 : 1, settings) };
}

// More than a day; where the window is closed after a day, it may still go in the hour in which that opens.
function isLate(plannedFor: Date, window: SendingWindow, now: Date): boolean {
  const dayLater = new Date(plannedFor.getTime() + LATEST_MS);
  if (now <= dayLater) return false;
  if (isInWindow(dayLater, window)) return true;
  return now.getTime() > nextInWindow(dayLater, window).getTime() + HOUR_MS;
}

const wasSent = ({ decided }: Remindable, step: number) =>
  decided.some((each) => each.step === step && each.sent);
