import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "#lib/customers/import/read-csv.ts";
import { allOf } from "#testing/all-of.ts";
import { csvRow, textCell } from "./csv-cell.ts";

test.each([
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ["+420 777", "'+420 777"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", '"\'\t=1"'],
  ["\r=1", '"\'\r=1"'],
  ["＝1", "'＝1"],
  ["a=1", "a=1"],
  ['U "Dubu"; Brno', '"U ""Dubu""; Brno"'],
  [" kraj ", '" kraj "'],
  ["", ""],
])("%j stands in the file as %j", (text, cell) => {
  expect(textCell(text)).toBe(cell);
});

test("every text comes back from the file, what looks like a formula with an apostrophe before it", async () => {
  const text = fc.string({ unit: "grapheme" }).map((given) => given.replace(/\r\n?/g, "\n"));
  const formula = fc.constantFrom("=", "+", "-", "@", "\t");
  const given = fc.oneof(
    text,
    fc.tuple(formula, text).map(([sign, rest]) => sign + rest),
  );
  await fc.assert(
    fc.asyncProperty(given, given, async (one, other) => {
      const file = csvRow(["a", "b"]) + csvRow([one, other].map(textCell)) + csvRow(["end", ""]);
      const rows = (await allOf(readCsv(file))).map(({ cells }) => cells);
      const disarmed = (cell: string) => (/^[=+\-@\t\n＝＋－＠]/.test(cell) ? `'${cell}` : cell);
      const expected = [one, other].map(disarmed);
      // A row without any sign is an empty line only where it has one column.
      expect(rows).toEqual([["a", "b"], expected, ["end", ""]]);
    }),
  );
});
