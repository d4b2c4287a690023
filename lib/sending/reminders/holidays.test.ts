import { expect, test } from "vitest";
import { isWorked } from "./business-day.ts";
import { easterSunday, isHoliday } from "./holidays.ts";

// As the tables of the churches have it.
const easters = `
  1818-03-22 1886-04-25 1943-04-25 1954-04-18 1981-04-19 2000-04-23 2008-03-23 2011-04-24 2016-03-27 2019-04-21
  2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01
  2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10
  2040-04-01 2041-04-21 2042-04-06 2043-03-29 2044-04-17 2045-04-09 2046-03-25 2047-04-14 2048-04-05 2049-04-18
  2076-04-19 2133-04-19 2285-03-22`;

test.each(easters.trim().split(/\s+/))("Easter Sunday is %s", (day) => {
  expect(easterSunday(Number(day.slice(0, 4)))).toBe(day);
});

test.each([
  ["2026-04-03", "CZ", true],
  ["2026-04-06", "CZ", true],
  ["2026-04-07", "CZ", false],
  ["2026-09-28", "CZ", true],
  ["2026-09-28", "SK", false],
  ["2027-09-15", "SK", true],
  ["2027-05-08", "SK", true],
  ["2027-11-17", "SK", false],
  ["2027-11-17", "CZ", true],
  ["2027-09-01", "SK", false],
  ["2028-10-28", "SK", false],
  ["2028-10-28", "CZ", true],
  ["2027-03-26", "SK", true],
  ["2027-03-29", "SK", true],
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
  ["2026-11-26", "CZ", true],
  ["2026-11-28", "CZ", false],
  ["2026-11-29", "SK", false],
  ["2026-12-24", "CZ", false],
  ["2026-12-28", "CZ", true],
  ["2026-11-17", "CZ", false],
  ["2026-11-17", "SK", true],
])("%s in %s is worked: %s", (day, country, worked) => {
  expect(isWorked(day, country)).toBe(worked);
});
