import { expect, test } from "vitest";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { invoiceDocument } from "./invoice-document.ts";
import { isIssued } from "./issued-invoice.ts";

test.each([
  ["cs", "STORNO"],
  ["sk", "STORNO"],
  ["en", "CANCELLED"],
] as const)("a cancelled document says so (%s), and nobody can pay or book it", (language, mark) => {
  const cancelled = sampleInvoice({ state: "cancelled", language });
  const { draftMark, paymentCode } = invoiceDocument(cancelled);
  expect({ draftMark, paymentCode }).toEqual({ draftMark: mark, paymentCode: null });
  expect(isIssued(cancelled)).toBe(false);
});
