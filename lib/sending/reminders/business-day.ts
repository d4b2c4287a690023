import { addDays, type Day, dateOf } from "#lib/base/dates.ts";
import { isHoliday } from "./holidays.ts";

/** The day itself where it is worked, else the nearest one that is: after it, or before it with `step` -1. */
export function businessDay(day: Day, country: string, step: 1 | -1): Day {
  let worked = day;
  while (isWeekend(worked) || isHoliday(worked, country)) worked = addDays(worked, step);
  return worked;
}

const isWeekend = (day: Day) => [0, 6].includes(dateOf(day).getUTCDay());
