import { useLocale } from "next-intl";
import { formatDay, timeZone, today } from "#lib/base/dates.ts";
import { formatLocales } from "#lib/base/locale.ts";

/** "14:32" of today, "25. 11. 2026 14:32" of another day. @param at ISO 8601 */
export function useKeptAt(at: string): string {
  const locale = useLocale();
  const moment = new Date(at);
  const time = new Intl.DateTimeFormat(formatLocales[locale], { timeStyle: "short", timeZone }).format(
    moment,
  );
  return today(moment) === today() ? time : `${formatDay(today(moment), locale)} ${time}`;
}
