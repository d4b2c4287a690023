import { expect, test } from "vitest";
import { fitWords } from "./fit-words.ts";

test("a text that fits stays on one line in its size", () => {
  expect(fitWords("Done", { width: 100, size: 15 })).toEqual({ lines: ["Done"], size: 15 });
});

test("a longer one is broken between words", () => {
  const { lines, size } = fitWords("Zapnout dvoufázové ověření", { width: 190, size: 15, maxLines: 2 });
  expect(lines).toEqual(["Zapnout dvoufázové", "ověření"]);
  expect(size).toBe(15);
});

test("one that would take too many lines gets smaller, but stays readable", () => {
  const tight = fitWords("Zapnúť dvojstupňové overenie", { width: 120, size: 15, maxLines: 2 });
  expect(tight.size).toBeLessThan(15);
  expect(tight.size).toBeGreaterThanOrEqual(11);
  expect(tight.lines.join(" ")).toBe("Zapnúť dvojstupňové overenie");
  expect(fitWords("x".repeat(200), { width: 50, size: 15 })).toEqual({ lines: ["x".repeat(200)], size: 11 });
});

test("bold takes more room", () => {
  const room = { width: 118, size: 14, maxLines: 2 };
  expect(fitWords("Hesla aplikací", room).lines).toHaveLength(1);
  expect(fitWords("Hesla aplikací", { ...room, width: 100, bold: true }).lines).toHaveLength(2);
});
