import { type Day, dateOf } from "#lib/base/dates.ts";
import { isHoliday } from "./holidays.ts";

/** Whether offices of a country work on a day: neither Saturday, Sunday, nor a holiday. */
export function isWorked(day: Day, country: string): boolean {
  return ![0, 6].includes(dateOf(day).getUTCDay()) && !isHoliday(day, country);
}
