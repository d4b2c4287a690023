import type { Day } from "./dates.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The moment at which clocks of the zone show so many minutes of the day. Where that happens twice, the first time;
 * where it does not happen, because clocks leap over it, as much later.
 * @param timeZone IANA, as "Europe/Prague"
 */
export function momentAt(day: Day, minutes: number, timeZone: string): Date {
  const shown = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
  // No zone changes its clocks twice within two days.
  const before = shown - offsetAt(shown - DAY_MS, timeZone);
  const after = shown - offsetAt(shown + DAY_MS, timeZone);
  const shows = (moment: number) => moment + offsetAt(moment, timeZone) === shown;
  return new Date(!shows(before) && shows(after) ? after : before);
}

/** The calendar day that it is in the zone. */
export function dayIn(timeZone: string, moment: Date): Day {
  return new Date(moment.getTime() + offsetAt(moment.getTime(), timeZone)).toISOString().slice(0, 10);
}

// How far the clocks of the zone are ahead of UTC, in milliseconds.
function offsetAt(moment: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

// Making a format costs a hundred times as much as using it.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  });
  formats.set(timeZone, format);
  return format;
}
