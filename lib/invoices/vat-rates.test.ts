import { expect, test } from "vitest";
import { ratesFor } from "./vat-rates.ts";

test.each([
  ["CZ", "2023-12-31", ["21", "15", "10", "0"]],
  ["CZ", "2024-01-01", ["21", "12", "0"]],
  ["SK", "2024-12-31", ["20", "10", "0"]],
  ["SK", "2025-01-01", ["23", "19", "5", "0"]],
])("in %s on %s", (country, day, rates) => {
  expect(ratesFor({ country, vatPayer: true }, day)).toEqual(rates);
});

test("before the first rate that is known, and for one who pays no VAT, there is none to charge", () => {
  expect(ratesFor({ country: "CZ", vatPayer: true }, "2014-12-31")).toEqual(["0"]);
  expect(ratesFor({ country: "SK", vatPayer: false }, "2026-01-01")).toBeNull();
});
