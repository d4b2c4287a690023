import fc from "fast-check";
import { expect, test } from "vitest";
import { retryDelayMs, TRIES_BEFORE_ATTENTION, throttlePauseMs } from "./schedule.ts";

const minutes = (ms: number) => ms / 60_000;

test("tries come after 1, 5, 15, 30 and 60 minutes, then every two hours", () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 30].map((tries) => minutes(retryDelayMs(tries, 0)));
  expect(pauses).toEqual([1, 5, 15, 30, 60, 120, 120, 120]);
});

test("a pause is spread by a fifth, never more", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (tries, jitter) => {
        const ratio = retryDelayMs(tries, jitter) / retryDelayMs(tries, 0);
        expect(ratio).toBeGreaterThanOrEqual(0.799);
        expect(ratio).toBeLessThanOrEqual(1.201);
      },
    ),
  );
});

test("a person is asked after two days of trying", () => {
  let passed = 0;
  for (let tries = 1; tries < TRIES_BEFORE_ATTENTION; tries++) passed += retryDelayMs(tries, 0);
  expect(minutes(passed) / 60).toBeGreaterThan(44);
  expect(minutes(passed) / 60).toBeLessThanOrEqual(48);
});

test("a throttled mailbox rests 15 minutes, an hour, then four hours each time", () => {
  expect([0, 1, 2, 3, 9].map((pauses) => minutes(throttlePauseMs(pauses)))).toEqual([15, 60, 240, 240, 240]);
});
