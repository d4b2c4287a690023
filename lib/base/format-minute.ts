import { formatLocales, type Locale } from "./locale.ts";

/**
 * "po 30. 11. 2026 8:00": when something will happen, by the clocks of the zone. The day is short, as its whole name
 * would be in the wrong case in the middle of a Czech or Slovak sentence.
 */
export function formatMinute(moment: Date, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(formatLocales[locale], {
    ...{ weekday: "short", day: "numeric", month: locale === "en" ? "short" : "numeric", year: "numeric" },
    ...{ hour: "numeric", minute: "2-digit", timeZone },
  }).format(moment);
}
