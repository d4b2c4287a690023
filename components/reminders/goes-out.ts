import { addDays, formatDay } from "#lib/base/dates.ts";
import { formatLocales, type Locale } from "#lib/base/locale.ts";
import { dayIn } from "#lib/base/zoned-time.ts";

export type GoesOut = { when: "today" | "tomorrow" | "later"; day: string; time: string };

/** A moment as people speak of what is to come: today or tomorrow with its time, else its day. */
export function goesOut(moment: Date, now: Date, timeZone: string, locale: Locale): GoesOut {
  const on = dayIn(timeZone, moment);
  const today = dayIn(timeZone, now);
  const time = new Intl.DateTimeFormat(formatLocales[locale], { timeStyle: "short", timeZone }).format(
    moment,
  );
  const when = on <= today ? "today" : on === addDays(today, 1) ? "tomorrow" : "later";
  return { when, day: formatDay(on, locale), time };
}
