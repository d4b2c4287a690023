import { expect, test } from "vitest";
import { pastedLines } from "./pasted-lines.ts";

const empty = { description: "", quantity: "1", unit: "", unitPrice: "", discount: "", vatRate: "21" };
const pasted = (text: string) => pastedLines(text, empty, ["21", "12", "0"]);

test("rows of a spreadsheet become lines", () => {
  expect(pasted("Stůl\t2\tks\t1 234,50 Kč\t10 %\t12 %\r\nŽidle\t4\tks\t990\r\n")).toEqual([
    { description: "Stůl", quantity: "2", unit: "ks", unitPrice: "1 234,50", discount: "10", vatRate: "12" },
    { ...empty, description: "Židle", quantity: "4", unit: "ks", unitPrice: "990" },
  ]);
});

test("one column is descriptions, and empty rows are left out", () => {
  expect(pasted("Stůl\n\n\nŽidle\n")?.map(({ description, quantity }) => [description, quantity])).toEqual([
    ["Stůl", "1"],
    ["Židle", "1"],
  ]);
});

test("a cell in quotes keeps its tabs, quotes and lines as one line of text", () => {
  expect(pasted('"Deska ""dub""\n2 m"\t3\nLišta 5" \t1')?.map(({ description }) => description)).toEqual([
    'Deska "dub" 2 m',
    'Lišta 5"',
  ]);
});

test("a rate that may not be used leaves the usual one", () => {
  expect(pasted("Stůl\t1\tks\t100\t\t19")?.[0]?.vatRate).toBe("21");
});

test.each(["Stůl", "Stůl a židle\n", "", "\n\n", "Stůl 2 ks"])("%j is no table", (text) => {
  expect(pasted(text)).toBeUndefined();
});

test("any text is read, and nothing visible of its cells is lost", () => {
  expect(pasted('a"b\t"c"d\n"e')?.map(({ description, quantity }) => [description, quantity])).toEqual([
    ['a"b', '"c"d'],
    ['"e', "1"],
  ]);
});
