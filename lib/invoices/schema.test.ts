import { expect, test } from "vitest";
import { previewTotals } from "./preview-totals.ts";
import { type InvoiceForm, invoiceSchema } from "./schema.ts";

const line = {
  description: "Grafický návrh",
  quantity: "1,5",
  unit: "hod.",
  unitPrice: "1 234,50",
  vatRate: "21",
};
const filled: InvoiceForm = {
  customerId: "0199e4a2-0000-7000-8000-000000000001",
  suppliedOn: "2026-11-23",
  dueOn: "2026-12-07",
  note: "",
  lines: [line],
};

const refusals = (changes: object) => {
  const issues = invoiceSchema.safeParse({ ...filled, ...changes }).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
};
const withLine = (changes: object) => ({ lines: [{ ...line, ...changes }] });

test("a draft is read with its numbers as decimals", () => {
  expect(invoiceSchema.parse(filled).lines).toEqual([
    { ...line, quantity: "1.5", unitPrice: "1234.5", vatRate: "21" },
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

test("totals of lines that are still being typed", () => {
  const halfTyped = { quantity: "2", unitPrice: "", vatRate: "21" };
  expect(previewTotals([line, halfTyped, { ...line, quantity: "," }]).totalMinor).toBe(224_062n);
  expect(previewTotals([]).totalMinor).toBe(0n);
});
