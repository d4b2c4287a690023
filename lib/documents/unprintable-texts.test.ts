import { expect, test } from "vitest";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { unprintable } from "./pdf/printable.ts";
import { unprintableTexts } from "./unprintable-texts.ts";

test("signs that no font has are told, each once, with their place", () => {
  const { buyer } = sampleInvoice();
  const lines = sampleLines(3).map((line, index) => ({
    ...line,
    description: index === 1 ? "蛋糕 a zase 蛋" : line.description,
  }));
  const invoice = sampleInvoice({ lines, note: "ok ✓", buyer: { ...buyer, name: "株式会社 Alfa" } });
  expect(unprintableTexts(invoice)).toEqual([
    { field: "customer", line: 0, signs: ["株", "式", "会", "社"] },
    { field: "description", line: 2, signs: ["蛋", "糕"] },
    { field: "note", line: 0, signs: ["✓"] },
  ]);
});

test.each([
  "Příliš žluťoučký kůň",
  "Ľubozvučný ĺ ŕ",
  "Ξεσκεπάζω",
  "Съешь",
  "שלום",
  "مرحبا ٢٠٢٦",
  "👩‍🍳 🇨🇿 ❤️",
  "první\ndruhý",
])("nothing is said of %j", (text) => {
  expect(unprintable(text)).toEqual([]);
});
