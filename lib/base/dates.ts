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
  const style: Intl.DateTimeFormatOptions =
    locale === "en" ? { dateStyle: "medium" } : { day: "numeric", month: "numeric", year: "numeric" };
  const format = new Intl.DateTimeFormat(formatLocales[locale], { ...style, timeZone: "UTC" });
  return format.format(dateOf(day)).replaceAll(" ", "\u00a0");
}

/** "23. 11. 2026 14:05:09": when something happened. */
export function formatMoment(moment: Date, locale: Locale): string {
  const day = formatDay(today(moment), locale);
  const time = new Intl.DateTimeFormat(formatLocales[locale], { timeStyle: "medium", timeZone });
  return `${day} ${time.format(moment)}`;
}
