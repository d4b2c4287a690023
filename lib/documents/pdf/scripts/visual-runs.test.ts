import { expect, test } from "vitest";
import { arabicForms, plainLetters } from "./arabic-forms.ts";
import { directed, runsOf } from "./visual-runs.ts";

const visual = (line: string) => runsOf(line).visual.map(({ text }) => text);

test.each([
  ["Dort שלום pro", ["Dort ", "שלום", " pro"]],
  ["שלום עולם", ["עולם", " ", "שלום"]],
  ["שלום (3) Dort", ["Dort", " ", "(", "3", ")", " ", "שלום"]],
  ["a 👩‍🍳👍🏽 b", ["a ", "👩‍🍳", "👍🏽", " b"]],
])("%j is placed as %j", (line, places) => {
  expect(visual(line)).toEqual(places);
});

test("Arabic digits go from left to right within words that go from right to left", () => {
  expect(visual("عام ٢٠")).toEqual(["٢", "٠", " ", arabicForms("عام")]);
});

test("pieces stand in the order of reading too, and marks of direction are not drawn", () => {
  expect(runsOf("\u200fשלום עולם\u200e").logical.map(({ text }) => text)).toEqual(["שלום", " ", "עולם"]);
});

test.each([
  ["مرحبا", "ﻣﺮﺣﺒﺎ"],
  ["السلام", "ﺍﻟﺴﻼﻡ"],
  ["كتاب", "ﻛﺘﺎﺏ"],
  ["گچ", "ﮔﭻ"],
])("the letters of %s are joined", (word, forms) => {
  expect(arabicForms(word)).toBe(forms);
});

test("marks of vowels do not part letters, a non-joiner does", () => {
  expect(arabicForms("بَب")).toBe("ﺑَﺐ");
  expect(arabicForms("ب\u200cب")).toBe("ﺏ\u200cﺏ");
});

test("every form is turned back into its letters", () => {
  const letters = plainLetters(Array.from("ﺍﻟﺴﻼﻡ", (sign) => sign.codePointAt(0) ?? 0));
  expect(String.fromCodePoint(...letters)).toBe("السلام");
});

test("lines of a paragraph go as the whole does", () => {
  expect(directed(["שלום", "Dort שלום"], "שלום Dort שלום")).toEqual(["שלום", "\u200fDort שלום"]);
  expect(directed(["Dort", "שלום"], "Dort שלום")).toEqual(["Dort", "\u200eשלום"]);
});
