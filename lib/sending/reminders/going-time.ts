import { addDays, type Day } from "#lib/base/dates.ts";
import { dayIn, momentAt } from "#lib/base/zoned-time.ts";
import { nextInWindow, type SendingWindow } from "../window.ts";
import { isWorked } from "./business-day.ts";

type When = {
  businessDays: boolean;
  /** Minutes of the day, in the time zone of the window. */
  at: number;
  /** Whose holidays count. */
  country: string;
  window: SendingWindow;
};

/** So far a day is sought that is worked and in the window: a window of one weekday meets weeks of holidays. */
const FARTHEST_DAYS = 40;

/**
 * When a reminder for a day goes: on the nearest day that is worked and in the sending window, the day itself or later,
 * or earlier with `step` -1; at its time of day, or where the window is closed then, when it opens. Where no day is
 * both, the window alone counts. Pure.
 */
export function goingTime(wanted: Day, step: 1 | -1, when: When): { day: Day; plannedFor: Date } {
  const { at, window } = when;
  const { from, to, timeZone } = window;
  const open = at >= (from ?? 0) && (to === null || at < to);
  const minutes = open ? at : (from ?? 0);
  // Its time of the wanted day comes after the window has closed.
  const tooLate = step > 0 && to !== null && at >= to;
  let day = tooLate ? addDays(wanted, 1) : wanted;
  for (let tried = 0; tried < FARTHEST_DAYS; tried++, day = addDays(day, step)) {
    const fits = isOpen(day, window) && (!when.businessDays || isWorked(day, when.country));
    if (fits) return { day, plannedFor: momentAt(day, minutes, timeZone) };
  }
  const plannedFor = nextInWindow(momentAt(wanted, at, timeZone), window);
  return { day: dayIn(timeZone, plannedFor), plannedFor };
}

function isOpen(day: Day, { days }: SendingWindow): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return days.length === 0 || days.includes(weekday);
}
