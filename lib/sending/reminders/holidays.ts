import { addDays, type Day } from "#lib/base/dates.ts";

// Days of rest that come every year, as MM-DD. Czech: zákon č. 245/2000 Sb. Slovak: zákon č. 241/1993 Z. z. as amended
// to 1 November 2025; of its holidays, 28 October, 1 September (from 2024) and 17 November (from 2025) are worked.
const fixed: Record<string, readonly string[]> = {
  CZ: ["01-01", "05-01", "05-08", "07-05", "07-06", "09-28", "10-28", "11-17", "12-24", "12-25", "12-26"],
  SK: ["01-01", "01-06", "05-01", "05-08", "07-05", "08-29", "09-15", "11-01", "12-24", "12-25", "12-26"],
};

// In 2026, and in that year alone, two more Slovak holidays are worked, to help public finances.
const worked: Record<string, readonly Day[]> = { SK: ["2026-05-08", "2026-09-15"] };

/** Whether shops and offices of a country rest on a day; of other countries than Czechia and Slovakia nothing is known. */
export function isHoliday(day: Day, country: string): boolean {
  const days = fixed[country];
  if (!days) return false;
  if (worked[country]?.includes(day)) return false;
  const easter = easterSunday(Number(day.slice(0, 4)));
  return days.includes(day.slice(5)) || day === addDays(easter, -2) || day === addDays(easter, 1);
}

/** Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const ordinal = epact + weekday - 7 * late + 114;
  const month = String(Math.floor(ordinal / 31)).padStart(2, "0");
  return `${year}-${month}-${String((ordinal % 31) + 1).padStart(2, "0")}`;
}
