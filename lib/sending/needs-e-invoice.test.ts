import { expect, test } from "vitest";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { needsEInvoice } from "./needs-e-invoice.ts";

const { seller, buyer } = sampleInvoice();
const slovak = { country: "SK", vatNo: "SK2021234567" };
const between = { issuedOn: "2027-01-01", seller: { ...seller, ...slovak }, buyer: { ...buyer, ...slovak } };

test("between Slovak payers of VAT a PDF by mail is no invoice from 2027 on", () => {
  expect(needsEInvoice(sampleInvoice(between))).toBe(true);
  expect(needsEInvoice(sampleInvoice({ ...between, kind: "creditNote" }))).toBe(true);
});

test.each([
  ["it was issued in 2026", { issuedOn: "2026-12-31" }],
  ["it is a proforma", { kind: "proforma" }],
  ["it is a draft yet", { issuedOn: null }],
  ["the seller pays no VAT", { seller: { ...between.seller, vatPayer: false } }],
  ["the seller is Czech", { seller }],
  ["the buyer is Czech", { buyer }],
  ["the buyer has no IČ DPH", { buyer: { ...between.buyer, vatNo: "" } }],
] as const)("a PDF will do where %s", (_why, changes) => {
  expect(needsEInvoice(sampleInvoice({ ...between, ...changes }))).toBe(false);
});
