import { formatLocales, type Locale } from "./locale.ts";

/** "pondělí 30. 11. 2026 8:00": when something will happen, by the clocks of the zone. */
export function formatMinute(moment: Date, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(formatLocales[locale], {
    ...{ weekday: "long", day: "numeric", month: locale === "en" ? "short" : "numeric", year: "numeric" },
    ...{ hour: "numeric", minute: "2-digit", timeZone },
  }).format(moment);
}
