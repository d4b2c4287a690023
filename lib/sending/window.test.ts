import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInWindow, nextInWindow, type SendingWindow } from "./window.ts";

const MINUTE_MS = 60_000;
const office: SendingWindow = { days: [1, 2, 3, 4, 5], from: 480, to: 1020, timeZone: "Europe/Prague" };

const next = (instant: string, window: Partial<SendingWindow> = {}) =>
  nextInWindow(new Date(instant), { ...office, ...window }).toISOString();

test.each([
  ["within it", "2026-11-25T09:30:10.123Z", "2026-11-25T09:30:10.123Z"],
  ["before it opens", "2026-11-25T05:00:00.000Z", "2026-11-25T07:00:00.000Z"],
  ["at the moment it closes", "2026-11-25T16:00:00.000Z", "2026-11-26T07:00:00.000Z"],
  ["on a Friday evening", "2026-11-27T18:20:30.500Z", "2026-11-30T07:00:00.000Z"],
  ["over the weekend on which clocks go forward", "2026-03-27T18:00:00.000Z", "2026-03-30T06:00:00.000Z"],
  ["over the weekend on which they go back", "2026-10-23T18:00:00.000Z", "2026-10-26T07:00:00.000Z"],
])("%s", (_when, instant, expected) => {
  expect(next(instant)).toBe(expected);
});

test("an hour that clocks leap over opens when they have leapt", () => {
  const night = { days: [], from: 150, to: 240 };
  expect(next("2026-03-28T23:00:00.000Z", night)).toBe("2026-03-29T01:00:00.000Z");
});

test("without days and hours it is always open, and a window that never opens holds nothing for ever", () => {
  expect(next("2026-11-28T03:00:00.000Z", { days: [], from: null, to: null })).toBe(
    "2026-11-28T03:00:00.000Z",
  );
  expect(next("2026-11-28T03:00:00.000Z", { from: 600, to: 600 })).toBe("2026-11-28T03:00:00.000Z");
});

// Making a format costs a hundred times as much as using it.
const clocks = new Map<string, Intl.DateTimeFormat>();
const clockIn = (timeZone: string) => {
  const options = { dateStyle: "short", timeStyle: "short", timeZone } as const;
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", options);
  clocks.set(timeZone, clock);
  return clock;
};

// Written another way: a clock that is looked at minute by minute.
const isOpen = (at: number, { days, from, to, timeZone }: SendingWindow) => {
  const [day, time = ""] = clockIn(timeZone).format(at).split(" ");
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return (days.length === 0 || days.includes(weekday)) && minutes >= (from ?? 0) && minutes < (to ?? 1440);
};

describe("the first open minute is found, also where clocks are changed", () => {
  // Half an hour, a whole one, and at midnight.
  const changes = [
    ["Europe/Prague", "2026-03-29T01:00:00Z"],
    ["Europe/Prague", "2026-10-25T01:00:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
    ["America/Santiago", "2026-09-06T04:00:00Z"],
    ["America/Sao_Paulo", "2026-06-01T04:00:00Z"],
  ] as const;

  test.each(changes)("in %s around %s", (timeZone, change) => {
    const around = Date.parse(change);
    const windows = fc.record({
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
      from: fc.option(fc.integer({ min: 0, max: 1380 })),
      length: fc.option(fc.integer({ min: 1, max: 600 })),
    });
    fc.assert(
      fc.property(windows, fc.integer({ min: -2_000, max: 200 }), ({ days, from, length }, minutes) => {
        const to = length === null ? null : Math.min(1440, (from ?? 0) + length);
        const window = { days, from, to, timeZone };
        const instant = around + minutes * MINUTE_MS;
        let expected = instant;
        while (!isOpen(expected, window)) expected += MINUTE_MS;
        expect(nextInWindow(new Date(instant), window).getTime()).toBe(expected);
        expect(isInWindow(new Date(instant), window)).toBe(expected === instant);
      }),
      { numRuns: 20 },
    );
  });
});
