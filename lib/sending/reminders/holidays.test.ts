import { expect, test } from "vitest";
import { businessDay } from "./business-day.ts";
import { easterSunday, isHoliday } from "./holidays.ts";

test.each([
  [2019, "2019-04-21"],
  [2024, "2024-03-31"],
  [2025, "2025-04-20"],
  [2026, "2026-04-05"],
  [2027, "2027-03-28"],
  [2038, "2038-04-25"],
  [2285, "2285-03-22"],
])("Easter Sunday of %i is %s", (year, day) => {
  expect(easterSunday(year)).toBe(day);
});

test.each([
  ["2026-04-03", "CZ", true],
  ["2026-04-06", "CZ", true],
  ["2026-04-07", "CZ", false],
  ["2026-09-28", "CZ", true],
  ["2026-09-28", "SK", false],
  ["2027-09-15", "SK", true],
  ["2026-09-15", "SK", false],
  ["2026-05-08", "SK", false],
  ["2026-05-08", "CZ", true],
  ["2027-01-06", "SK", true],
  ["2027-01-06", "CZ", false],
  ["2026-11-17", "SK", false],
  ["2026-12-24", "SK", true],
  ["2026-12-25", "DE", false],
])("%s in %s is a holiday: %s", (day, country, rests) => {
  expect(isHoliday(day, country)).toBe(rests);
});

test.each([
  ["2026-11-26", "CZ", 1, "2026-11-26"],
  ["2026-11-28", "CZ", 1, "2026-11-30"],
  ["2026-11-28", "CZ", -1, "2026-11-27"],
  // Christmas Eve on Thursday, then two holidays, then Sunday.
  ["2026-12-24", "CZ", 1, "2026-12-28"],
  ["2026-12-26", "SK", -1, "2026-12-23"],
  ["2026-04-03", "CZ", 1, "2026-04-07"],
] as const)("%s in %s, going by %i, is worked on %s", (day, country, step, worked) => {
  expect(businessDay(day, country, step)).toBe(worked);
});
