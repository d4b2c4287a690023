import { expect, test } from "vitest";
import { countInvoice, homeRecap, keptTerms, lacksExchangeRate, type Terms } from "./counting.ts";

const terms: Terms = {
  ...{ vatMode: "charged", pricesWithVat: false, discount: "0", rounded: false, exchangeRate: null },
};
const payer = { vatPayer: true, identified: false, country: "CZ", currency: "CZK" };
const line = { quantity: "1", unitPriceMinor: 12_345n, vatRate: "21" };

const count = (changes: Partial<Terms>, context = payer) =>
  countInvoice([line], { ...terms, ...changes }, context);

test.each<[string, Partial<Terms>, object]>([
  ["VAT is added to prices", {}, { baseMinor: 12_345n, vatMinor: 2592n, totalMinor: 14_937n }],
  [
    "prices hold their VAT",
    { pricesWithVat: true },
    { baseMinor: 10_202n, vatMinor: 2143n, totalMinor: 12_345n },
  ],
  ["a discount takes off", { discount: "10" }, { baseMinor: 11_111n, vatMinor: 2333n }],
  ["the customer pays the VAT", { vatMode: "reverseCharge" }, { vatMinor: 0n, totalMinor: 12_345n }],
  ["nobody pays VAT", { vatMode: "exempt" }, { vatMinor: 0n, totalMinor: 12_345n }],
  ["crowns are rounded to whole ones", { rounded: true }, { roundingMinor: -37n, totalMinor: 14_900n }],
])("%s", (_, changes, expected) => {
  expect(count(changes)).toMatchObject(expected);
});

test("euros are rounded to five cents", () => {
  const euros = { ...payer, currency: "EUR" };
  expect(count({ rounded: true }, euros)).toMatchObject({ roundingMinor: -2n, totalMinor: 14_935n });
});

test("where no VAT is charged, the recap has one row, whatever rates the lines had", () => {
  const lines = [line, { ...line, vatRate: "12" }];
  for (const vatMode of ["reverseCharge", "exempt"] as const)
    expect(countInvoice(lines, { ...terms, vatMode }, payer).recap).toMatchObject([{ vatRate: "0" }]);
  const others = { ...payer, vatPayer: false };
  expect(countInvoice(lines, terms, others)).toMatchObject({
    recap: [{ vatRate: "0" }],
    totalMinor: 24_690n,
  });
});

test.each([
  ["a Czech payer's euros in crowns", payer, "EUR", "CZK"],
  ["a Slovak payer's crowns in euros", { ...payer, country: "SK" }, "CZK", "EUR"],
  ["a German payer's dollars in crowns", { ...payer, country: "DE" }, "USD", "CZK"],
])("%s", (_, seller, currency, home) => {
  const context = { ...seller, currency };
  const totals = count({}, context);
  const rated = { ...terms, exchangeRate: "2.5" };
  expect(homeRecap(totals, rated, context)).toMatchObject({
    ...{ currency: home, rate: "2.5", baseMinor: 30_863n, vatMinor: 6480n },
  });
  expect(homeRecap(totals, terms, context)).toBeNull();
});

test("in the own currency, and without VAT, there is no rate and no other recap", () => {
  const rated = { ...terms, exchangeRate: "25" };
  expect(homeRecap(count({}), rated, payer)).toBeNull();
  const other = { ...payer, vatPayer: false, currency: "EUR" };
  expect(homeRecap(count({}, other), rated, other)).toBeNull();
});

test("what the seller or the currency has no use for is not kept", () => {
  const all: Terms = {
    ...{ vatMode: "exempt", pricesWithVat: true, discount: "5", rounded: true, exchangeRate: "25" },
  };
  expect(keptTerms(all, payer)).toEqual({ ...all, pricesWithVat: false, exchangeRate: null });
  expect(keptTerms(all, { ...payer, currency: "EUR" })).toEqual({ ...all, pricesWithVat: false });
  const nonPayer = { ...payer, vatPayer: false, currency: "EUR" };
  expect(keptTerms(all, nonPayer)).toEqual({
    ...{ vatMode: "charged", pricesWithVat: false, discount: "5", rounded: true, exchangeRate: null },
  });
});

test("a tax document in a foreign currency lacks its rate, a proforma does not", () => {
  const context = { ...payer, currency: "EUR" };
  const document = { exchangeRate: null, kind: "invoice" as const };
  expect(lacksExchangeRate(document, context)).toBe(true);
  expect(lacksExchangeRate({ ...document, exchangeRate: "25" }, context)).toBe(false);
  expect(lacksExchangeRate({ ...document, kind: "proforma" }, context)).toBe(false);
  expect(lacksExchangeRate(document, payer)).toBe(false);
});
