import { describe, expect, test } from "vitest";
import { addDays, dateOf, dayOf, formatDay, formatMoment, today } from "./dates.ts";
import { negotiateLocale } from "./locale.ts";
import { formatMoney, minorToDecimal } from "./money.ts";

describe("money", () => {
  test.each([
    ["cs", 123450n, "CZK", "1\u00a0234,50\u00a0Kč"],
    ["sk", 123450n, "CZK", "1\u00a0234,50\u00a0CZK"],
    ["en", 123450n, "CZK", "CZK\u00a01,234.50"],
    ["sk", -5n, "EUR", "\u22120,05\u00a0€"],
    ["en", 0n, "EUR", "€0.00"],
  ] as const)("in %s, %s of %s is written %s", (locale, minor, currency, written) => {
    expect(formatMoney(minor, currency, locale)).toBe(written);
  });

  test("is exact beyond what floating point holds", () => {
    expect(formatMoney(12345678901234567890n, "CZK", "en")).toBe("CZK\u00a0123,456,789,012,345,678.90");
    expect(minorToDecimal(-7n)).toBe("-0.07");
  });
});

describe("days", () => {
  test.each([
    ["cs", "2.\u00a011.\u00a02026"],
    ["sk", "2.\u00a011.\u00a02026"],
    ["en", "2\u00a0Nov\u00a02026"],
  ] as const)("in %s are written %s", (locale, written) => {
    expect(formatDay("2026-11-02", locale)).toBe(written);
  });

  test("begin at midnight in Prague", () => {
    expect(today(new Date("2026-12-31T23:30:00Z"))).toBe("2027-01-01");
    expect(formatMoment(new Date("2026-12-31T23:30:09Z"), "cs")).toBe("1.\u00a01.\u00a02027 0:30:09");
    expect(formatMoment(new Date("2026-12-31T23:30:09Z"), "cs", "America/New_York")).toBe(
      "31.\u00a012.\u00a02026 18:30:09",
    );
  });

  test("are counted across months, leap years and changes of the clock", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-10-20", 14)).toBe("2026-11-03");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(dayOf(dateOf("2026-11-23"))).toBe("2026-11-23");
  });
});

test.each([
  ["sk-SK,sk;q=0.9,en;q=0.8", "sk"],
  ["de-DE,en;q=0.7,cs;q=0.9", "cs"],
  ["fr, en;q=0", "cs"],
  ["", "cs"],
  [null, "cs"],
  [";;;q=x,,", "cs"],
] as const)("a browser that asks for %s gets %s", (asked, locale) => {
  expect(negotiateLocale(asked)).toBe(locale);
});
