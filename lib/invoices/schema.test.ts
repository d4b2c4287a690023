import { expect, test } from "vitest";
import { previewAmount, previewTotals } from "./preview-totals.ts";
import { type InvoiceForm, invoiceSchema } from "./schema.ts";

const line = {
  description: "Grafický návrh",
  quantity: "1,5",
  unit: "hod.",
  unitPrice: "1 234,50",
  discount: "",
  vatRate: "21",
};
const filled: InvoiceForm = {
  customerId: "0199e4a2-0000-7000-8000-000000000001",
  suppliedOn: "2026-11-23",
  dueOn: "2026-12-07",
  note: "",
  ...{ vatMode: "charged", pricesWithVat: false, discount: "", rounded: false, exchangeRate: "" },
  lines: [line],
};

const refusals = (changes: object) => {
  const issues = invoiceSchema.safeParse({ ...filled, ...changes }).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
};
const withLine = (changes: object) => ({ lines: [{ ...line, ...changes }] });

test("a draft is read with its numbers as decimals", () => {
  expect(invoiceSchema.parse(filled).lines).toEqual([
    { ...line, quantity: "1.5", unitPrice: "1234.5", discount: "0", vatRate: "21" },
  ]);
});

test.each<[object, string]>([
  [{ customerId: "" }, "customerId: customerRequired"],
  [{ customerId: "1; DROP TABLE" }, "customerId: invalid"],
  [{ suppliedOn: "" }, "suppliedOn: required"],
  [{ suppliedOn: "2026-02-30" }, "suppliedOn: dateFormat"],
  [{ suppliedOn: "0026-02-03" }, "suppliedOn: dateFormat"],
  [{ dueOn: "23. 11. 2026" }, "dueOn: dateFormat"],
  [{ dueOn: ["2026-11-23"] }, "dueOn: required"],
  [{ note: "a\u0000b" }, "note: controlCharacters"],
  [{ note: "x".repeat(2001) }, "note: tooLong?max=2000"],
  [{ lines: [] }, "lines: linesRequired"],
  [{ lines: "all" }, "lines: invalid"],
  [{ lines: Array.from({ length: 2001 }, () => line) }, "lines: tooManyLines?max=2000"],
  [withLine({ description: " \u200b " }), "lines.0.description: required"],
  [withLine({ description: "a\r\nBcc: x@y.cz" }), "lines.0.description: controlCharacters"],
  [withLine({ description: "x".repeat(1001) }), "lines.0.description: tooLong?max=1000"],
  [withLine({ quantity: "" }), "lines.0.quantity: required"],
  [withLine({ quantity: "pět" }), "lines.0.quantity: numberFormat"],
  [withLine({ quantity: "1e3" }), "lines.0.quantity: numberFormat"],
  [withLine({ quantity: "0,00001" }), "lines.0.quantity: decimalPlaces?max=4"],
  [withLine({ quantity: "99999999999" }), "lines.0.quantity: numberTooLarge"],
  [withLine({ unitPrice: "1,005" }), "lines.0.unitPrice: decimalPlaces?max=2"],
  [withLine({ unitPrice: "999999999999999" }), "lines.0.unitPrice: numberTooLarge"],
  [withLine({ unitPrice: 10 }), "lines.0.unitPrice: invalid"],
  [withLine({ discount: "-1" }), "lines.0.discount: discountRange"],
  [withLine({ discount: "100,01" }), "lines.0.discount: discountRange"],
  [withLine({ discount: "12,345" }), "lines.0.discount: decimalPlaces?max=2"],
  [withLine({ discount: "pět" }), "lines.0.discount: numberFormat"],
  [{ discount: "101" }, "discount: discountRange"],
  [{ discount: "-0,5" }, "discount: discountRange"],
  [{ exchangeRate: "0" }, "exchangeRate: exchangeRateRange"],
  [{ exchangeRate: "-25" }, "exchangeRate: exchangeRateRange"],
  [{ exchangeRate: "25,123456789" }, "exchangeRate: decimalPlaces?max=8"],
  [{ exchangeRate: "99999999" }, "exchangeRate: numberTooLarge"],
  [{ exchangeRate: "dvacet" }, "exchangeRate: numberFormat"],
  [{ vatMode: "none" }, "vatMode: invalid"],
  [{ pricesWithVat: "yes" }, "pricesWithVat: invalid"],
  [{ rounded: undefined }, "rounded: invalid"],
  [withLine({ vatRate: "-21" }), "lines.0.vatRate: numberFormat"],
  [withLine({ vatRate: "101" }), "lines.0.vatRate: numberTooLarge"],
  [withLine({ quantity: "9999999999", unitPrice: "999999999999" }), "lines: totalTooLarge"],
])("%j is refused at its field", (changes, refusal) => {
  expect(refusals(changes)).toEqual([refusal]);
});

test("a negative quantity and a negative price are a discount", () => {
  expect(refusals(withLine({ quantity: "-1" }))).toEqual([]);
  expect(refusals(withLine({ unitPrice: "−500" }))).toEqual([]);
});

test("what the browser adds of its own is dropped", () => {
  const input = JSON.parse(`{"__proto__": {"state": "paid"}, "state": "paid", "totalMinor": "1"}`);
  expect(invoiceSchema.parse({ ...filled, ...input })).not.toHaveProperty("state");
});

test.each([
  ["", "0"],
  [" 0 ", "0"],
  ["12,50", "12.5"],
  ["100", "100"],
])("a discount typed as %j is %s", (typed, discount) => {
  const read = invoiceSchema.parse({ ...filled, ...withLine({ discount: typed }), discount: typed });
  expect([read.discount, read.lines[0]?.discount]).toEqual([discount, discount]);
});

test.each([
  ["", ""],
  ["25,285", "25.285"],
  ["0,04112688", "0.04112688"],
])("an exchange rate typed as %j is %j", (typed, exchangeRate) => {
  expect(invoiceSchema.parse({ ...filled, exchangeRate: typed })).toMatchObject({ exchangeRate });
});

const czechPayer = { vatPayer: true, identified: false, country: "CZ", currency: "EUR" };

test("totals of lines that are still being typed", () => {
  const totalOf = (changes: Partial<InvoiceForm>) =>
    previewTotals({ ...filled, ...changes }, czechPayer).totals.totalMinor;
  const halfTyped = { ...line, quantity: "2", unitPrice: "" };
  expect(totalOf({ lines: [line, halfTyped, { ...line, quantity: "," }] })).toBe(224_062n);
  expect(totalOf({ lines: [] })).toBe(0n);
});

test.each(["", "-", ",", "1,", "-5", "101", "12,345", "x"])(
  "a discount that says %j so far takes nothing off, or what it says",
  (discount) => {
    const taken = discount === "1," ? 99n : 100n;
    const lines = [{ ...line, quantity: "1", unitPrice: "100", discount }];
    const ofLine = previewTotals({ ...filled, lines }, czechPayer).totals;
    expect(ofLine.baseMinor).toBe(taken * 100n);
    const ofWhole = previewTotals(
      { ...filled, lines: [{ ...line, quantity: "1", unitPrice: "100" }], discount },
      czechPayer,
    );
    expect(ofWhole.totals.baseMinor).toBe(taken * 100n);
  },
);

test("what one line comes to, after its discount and without VAT added", () => {
  expect(previewAmount({ ...line, discount: "10" })).toBe(166_658n);
});

test("the recap in the company's own currency appears once the rate can be read", () => {
  const recapAt = (exchangeRate: string) => previewTotals({ ...filled, exchangeRate }, czechPayer).homeRecap;
  for (const typed of ["", "0", "-", "kurz", "-25"]) expect(recapAt(typed)).toBeNull();
  expect(recapAt("25,285")).toMatchObject({ currency: "CZK", baseMinor: 4_682_150n, vatMinor: 983_258n });
});
