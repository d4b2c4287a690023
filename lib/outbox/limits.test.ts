import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  daySpans,
  goesOnAt,
  type Limits,
  limitsOfMailbox,
  limitTable,
  rateSpans,
  type Used,
} from "./limits.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const now = 10 * DAY;
const day = (messages: number | null, recipients: number | null = null) => [
  { ms: DAY, messages, recipients },
];
const used = (...ages: number[]): Used[] => ages.map((age) => ({ at: now - age, recipients: 1 }));

describe("whose limits", () => {
  const gmail = { provider: "gmail", address: "eva@gmail.com", dailyLimit: null };

  test("those of the provider; for an address of one's own domain, its own", () => {
    expect(limitsOfMailbox(gmail)).toMatchObject({ perDay: 500, perMinute: null });
    expect(limitsOfMailbox({ ...gmail, address: "eva@firma.cz" })).toMatchObject({ perDay: 2_000 });
    expect(limitsOfMailbox({ ...gmail, provider: "microsoft365" })).toMatchObject({
      perMinute: 30,
      recipientsPerDay: 10_000,
    });
  });

  test("the person's own count goes before the provider's", () => {
    expect(limitsOfMailbox({ ...gmail, dailyLimit: 40 })).toMatchObject({ perDay: 40 });
    expect(limitsOfMailbox({ ...gmail, provider: "other", dailyLimit: 40 })).toMatchObject({ perDay: 40 });
  });

  test("none are known of a server of one's own, and of the sandbox", () => {
    const none = { perMinute: null, perHour: null, perDay: null, recipientsPerDay: null };
    expect(limitsOfMailbox({ ...gmail, provider: "other" })).toEqual(none);
    expect(limitsOfMailbox({ ...gmail, provider: "sandbox" })).toEqual(none);
  });

  test("the statement that claims is told the same", () => {
    const rows: (Limits & { provider: string; domain: string | null })[] = JSON.parse(limitTable);
    for (const { provider, domain, ...limits } of rows) {
      const address = `kdo@${domain ?? "vlastni.example"}`;
      expect(limitsOfMailbox({ provider, address, dailyLimit: null })).toEqual(limits);
    }
    expect(rows.filter(({ provider }) => provider === "gmail").map(({ domain }) => domain)).toEqual(
      expect.arrayContaining(["gmail.com", null]),
    );
  });
});

describe("when it goes on", () => {
  test("at once while there is room", () => {
    expect(goesOnAt(day(3), used(DAY - 1, 5), [1], now)).toEqual([now]);
    expect(goesOnAt(day(null), used(1, 1, 1), [1, 1], now)).toEqual([now, now]);
  });

  test("when the oldest message of the day is a day old, one for each", () => {
    const times = goesOnAt(day(2), used(20 * MINUTE, 10 * MINUTE), [1, 1], now);
    expect(times).toEqual([now + DAY - 20 * MINUTE, now + DAY - 10 * MINUTE]);
  });

  test("on the day after, and the day after that, where more wait than a day holds", () => {
    const times = goesOnAt(day(1), used(0), [1, 1, 1], now);
    expect(times).toEqual([now + DAY, now + 2 * DAY, now + 3 * DAY]);
  });

  test("later for many recipients, and then for all behind", () => {
    const before = [{ at: now - 60 * MINUTE, recipients: 8 }];
    expect(goesOnAt(day(null, 10), before, [3, 1], now)).toEqual([
      now + DAY - 60 * MINUTE,
      now + DAY - 60 * MINUTE,
    ]);
  });

  test("alone in its day, whatever its size", () => {
    expect(goesOnAt(day(null, 10), [], [50, 1], now)).toEqual([now, now + DAY]);
  });

  test("after a moment, where a minute is full", () => {
    const limits = { perMinute: 2, perHour: 100, perDay: null, recipientsPerDay: null };
    expect(goesOnAt(rateSpans(limits), used(30_000, 10_000), [1], now)).toEqual([now + 30_000]);
  });

  test("never so that any day or minute is overfull, nor later than it has to be", () => {
    const limits = fc.record({
      perMinute: fc.option(fc.integer({ min: 1, max: 4 })),
      perHour: fc.option(fc.integer({ min: 1, max: 20 })),
      perDay: fc.option(fc.integer({ min: 1, max: 8 })),
      recipientsPerDay: fc.option(fc.integer({ min: 5, max: 12 })),
    });
    const before = fc.array(
      fc.record({
        at: fc.integer({ min: now - DAY + 1, max: now }),
        recipients: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 8 },
    );
    const waiting = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(limits, before, waiting, (given, history, sizes) => {
        const sorted = history.sort((one, other) => one.at - other.at);
        const spans = [...rateSpans(given), ...daySpans(given)];
        const times = goesOnAt(spans, sorted, sizes, now);
        const all = [...sorted, ...times.map((at, index) => ({ at, recipients: sizes[index] ?? 0 }))];
        times.forEach((at, index) => {
          const upTo = all.slice(0, sorted.length + index);
          const fits = (moment: number) =>
            spans.every((span) => hasRoom(span, upTo, sizes[index] ?? 0, moment));
          expect(at).toBeGreaterThanOrEqual(times[index - 1] ?? now);
          expect(fits(at)).toBe(true);
          if (at > Math.max(now, times[index - 1] ?? now)) expect(fits(at - 1)).toBe(false);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  // The rule itself, counted out.
  function hasRoom(
    { ms, messages, recipients }: ReturnType<typeof day>[number],
    sent: Used[],
    size: number,
    at: number,
  ) {
    const within = sent.filter((one) => one.at > at - ms);
    const sum = within.reduce((total, one) => total + one.recipients, 0);
    if (messages !== null && within.length >= messages) return false;
    return recipients === null || sum === 0 || sum + size <= recipients;
  }
});
