import fc from "fast-check";
import { expect, test } from "vitest";
import { allOf } from "#testing/all-of.ts";
import { type CsvRow, readCsv } from "./read-csv.ts";

const rowsOf = (text: string): Promise<CsvRow[]> => allOf(readCsv(text));
const cellsOf = async (text: string) => (await rowsOf(text)).map(({ cells }) => cells);

test.each([
  [
    "semicolons, as in Czech Excel",
    "a;b\r\n1,5;2\r\n",
    [
      ["a", "b"],
      ["1,5", "2"],
    ],
  ],
  [
    "commas",
    "a,b\n1;5,2\n",
    [
      ["a", "b"],
      ["1;5", "2"],
    ],
  ],
  [
    "tabs",
    "a\tb\n1\t2",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "a delimiter within the quotes of a heading",
    '"a;b;c",d\n1,2',
    [
      ["a;b;c", "d"],
      ["1", "2"],
    ],
  ],
  [
    "the line of Excel that tells the delimiter",
    "sep=|\r\na|b;c;d;e\r\n1|2",
    [
      ["a", "b;c;d;e"],
      ["1", "2"],
    ],
  ],
  [
    "quotes doubled, and quotes in the middle",
    'a;b\n"q""q";U "Dubu"\n',
    [
      ["a", "b"],
      ['q"q', 'U "Dubu"'],
    ],
  ],
  ["rows shorter and longer than the heading", "a;b\n1\n1;2;3\n", [["a", "b"], ["1"], ["1", "2", "3"]]],
  ["one column", "a\n1\n2", [["a"], ["1"], ["2"]]],
  ["nothing", "", []],
])("%s", async (_, text, cells) => {
  expect(await cellsOf(text)).toEqual(cells);
});

test.each(["\n", "\r\n", "\r"])("rows know their line, with %j", async (end) => {
  const text = ["a;b", "1;2", "", `"x${end}y";3`, "z;4", ""].join(end);
  expect((await rowsOf(text)).map(({ line }) => line)).toEqual([1, 2, 4, 6]);
  expect((await rowsOf(`sep=;${end}${text}`)).map(({ line }) => line)).toEqual([2, 3, 5, 7]);
});

test.each([
  ["to the end", ""],
  ["over very many rows", "2;3\n".repeat(100_000)],
])("a quote that stays open %s is told with its line", async (_, rest) => {
  await expect(rowsOf(`a;b\n1;2\n1;"x\n${rest}`)).rejects.toMatchObject({ problem: "csvQuoteOpen?line=3" });
});

test("letters on the edges of pieces stay whole", async () => {
  const name = "😀ž".repeat(40);
  const cells = await cellsOf(`a;b\n${`${name};1\n`.repeat(2000)}`);
  expect(cells).toHaveLength(2001);
  expect(cells.slice(1).every(([first]) => first === name)).toBe(true);
});

test("what is written by the rules comes back", async () => {
  const cell = fc.string({ unit: "binary" }).map((text) => text.toWellFormed().replaceAll("\r", "\n"));
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = rows.map((cells) => `${cells.map(quoted).join(";")}\r\n`).join("");
      expect(await cellsOf(`h;h\r\n${text}`)).toEqual([["h", "h"], ...rows]);
    }),
  );
});
