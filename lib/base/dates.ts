import { formatLocales, type Locale } from "./locale.ts";

export const timeZone = "Europe/Prague";

/** A calendar day as `2026-11-23`: what invoices carry; never a moment in time. */
export type Day = string;

/** Today in the time zone of the companies. */
export function today(now: Date = new Date()): Day {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now);
}

/** PostgreSQL's `date` comes from Prisma as midnight UTC. */
export const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export function addDays(day: Day, days: number): Day {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

/** "2. 11. 2026", in English "2 Nov 2026"; spaces are U+00A0. */
export function formatDay(day: Day, locale: Locale): string {
  dayFormats[locale] ??= new Intl.DateTimeFormat(formatLocales[locale], {
    ...(locale === "en" ? { dateStyle: "medium" } : { day: "numeric", month: "numeric", year: "numeric" }),
    timeZone: "UTC",
  });
  return dayFormats[locale].format(dateOf(day)).replaceAll(" ", "\u00a0");
}

// Making a format costs a hundred times as much as using it.
const dayFormats: Partial<Record<Locale, Intl.DateTimeFormat>> = {};

/** "11/2026" in the language's own way: the month that a day is in. */
export function formatMonth(day: Day, locale: Locale): string {
  const parts = { month: "numeric", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(formatLocales[locale], parts).format(dateOf(day));
}

/** "23. 11. 2026 14:05:09": when something happened, or will, by the clocks of a zone. */
export function formatMoment(moment: Date, locale: Locale, zone = timeZone): string {
  const day = formatDay(new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(moment), locale);
  const time = new Intl.DateTimeFormat(formatLocales[locale], { timeStyle: "medium", timeZone: zone });
  return `${day} ${time.format(moment)}`;
}
