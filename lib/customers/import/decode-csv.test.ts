import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCsv } from "./decode-csv.ts";

const TEXT = "Název;Obec\r\nŽluťoučký kůň ľščťžýáíé;Ústí\r\n";
// The Czech and Slovak letters of TEXT in Windows-1250.
const windows1250 = Buffer.from(
  "4ee17a65763b4f6265630d0a8e6c759d6f75e86bfd206bf9f220be9ae89d9efde1ede93bda7374ed0d0a",
  "hex",
);

test.each([
  ["UTF-8", Buffer.from(TEXT), "utf-8"],
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${TEXT}`), "utf-8"],
  ["UTF-16, as Excel's Unicode text", Buffer.from(`\ufeff${TEXT}`, "utf16le"), "utf-16le"],
  ["UTF-16, big-endian", Buffer.from(`\ufeff${TEXT}`, "utf16le").swap16(), "utf-16be"],
  ["Windows-1250, as Excel's plain CSV", windows1250, "windows-1250"],
])("%s is read", (_, bytes, encoding) => {
  expect(decodeCsv(bytes)).toEqual({ text: TEXT, encoding });
});

test("any text in UTF-8 comes back, with the mark and without it", () => {
  const text = fc.string({ unit: "grapheme" }).filter((given) => !given.includes("\0"));
  fc.assert(
    fc.property(text, fc.boolean(), (given, marked) => {
      const bytes = Buffer.from(`${marked ? "\ufeff" : "x"}${given}`);
      expect(decodeCsv(bytes).text).toBe(marked ? given : `x${given}`);
    }),
  );
});

test.each([
  ["a workbook of Excel", Buffer.from("PK\u0003\u0004…"), "csvIsWorkbook"],
  ["an old workbook of Excel", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "csvIsWorkbook"],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), "csvNotText"],
])("%s is refused with a sentence", (_, bytes, problem) => {
  expect(() => decodeCsv(bytes)).toThrow(problem);
});
