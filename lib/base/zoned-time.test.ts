import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "./dates.ts";
import { dayIn, momentAt } from "./zoned-time.ts";

test.each([
  ["2026-01-15", 540, "Europe/Prague", "2026-01-15T08:00:00.000Z"],
  ["2026-07-15", 540, "Europe/Prague", "2026-07-15T07:00:00.000Z"],
  ["2026-07-15", 0, "Europe/Prague", "2026-07-14T22:00:00.000Z"],
  // Clocks leap from two to three: half past two is half past three.
  ["2026-03-29", 150, "Europe/Prague", "2026-03-29T01:30:00.000Z"],
  ["2026-03-29", 540, "Europe/Prague", "2026-03-29T07:00:00.000Z"],
  // They go back from three to two: half past two comes twice.
  ["2026-10-25", 150, "Europe/Prague", "2026-10-25T00:30:00.000Z"],
  ["2026-10-25", 540, "Europe/Prague", "2026-10-25T08:00:00.000Z"],
  ["2026-06-01", 600, "America/New_York", "2026-06-01T14:00:00.000Z"],
  ["2026-06-01", 600, "Asia/Kolkata", "2026-06-01T04:30:00.000Z"],
])("on %s clocks show minute %i in %s at %s", (...[day, minutes, zone, moment]) => {
  expect(momentAt(day, minutes, zone).toISOString()).toBe(moment);
});

test("a moment of a day is in that day, and later minutes are never earlier moments", () => {
  const zone = fc.constantFrom("Europe/Prague", "Europe/Bratislava", "America/New_York", "Asia/Tokyo", "UTC");
  const day = fc.integer({ min: 0, max: 3650 }).map((days) => addDays("2024-01-01", days));
  const minute = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(zone, day, minute, minute, (timeZone, on, one, other) => {
      const moment = momentAt(on, one, timeZone);
      expect(dayIn(timeZone, moment)).toBe(on);
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
      // Within the hour that is left out, minutes of the day are moved behind it.
      const gap = 60 * 60_000;
      expect(momentAt(on, later, timeZone).getTime() + gap).toBeGreaterThanOrEqual(
        momentAt(on, earlier, timeZone).getTime(),
      );
    }),
  );
});
