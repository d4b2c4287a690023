import { expect, test } from "vitest";
import { documentFileName } from "./document-file-name.ts";

test.each([
  ["cs", "2026-0042", "faktura-2026-0042.pdf"],
  ["sk", "20260042", "faktura-20260042.pdf"],
  ["en", "FV/2026/0042", "invoice-fv-2026-0042.pdf"],
  ["cs", null, "faktura-koncept.pdf"],
  ["cs", "../../etc\r\npasswd\u0000žluť", "faktura-etc-passwd-zlut.pdf"],
] as const)("in %s the file of %j is called %s", (language, number, name) => {
  expect(documentFileName({ language, kind: "invoice", number })).toBe(name);
});

test("its ISDOC is called alike", () => {
  expect(documentFileName({ language: "sk", kind: "invoice", number: "20260042" }, "isdoc")).toBe(
    "faktura-20260042.isdoc",
  );
});

test("its Factur-X is a PDF of another name", () => {
  expect(documentFileName({ language: "cs", kind: "invoice", number: "2026-0042" }, "facturx")).toBe(
    "faktura-2026-0042-facturx.pdf",
  );
});

test.each([
  ["cs", "proforma", "zalohova-faktura-920260001.pdf"],
  ["sk", "proforma", "zalohova-faktura-920260001.pdf"],
  ["en", "proforma", "proforma-920260001.pdf"],
  ["cs", "creditNote", "dobropis-920260001.pdf"],
  ["en", "creditNote", "credit-note-920260001.pdf"],
] as const)("in %s the name of a %s says what it is", (language, kind, name) => {
  expect(documentFileName({ language, kind, number: "920260001" })).toBe(name);
});
