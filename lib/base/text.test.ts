import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { inTime } from "#testing/in-time.ts";
import { lineOfText, requiredLine, textBlock } from "./text.ts";

const sentenceOf = (schema: z.ZodType, input: unknown) => schema.safeParse(input).error?.issues[0]?.message;

describe("a line", () => {
  test.each([
    ["  Jan Novák ", "Jan Novák"],
    ["Jan\tNovák", "Jan Novák"],
    ["Jan Novák\n", "Jan Novák"],
    ["Nova\u0301k", "Novák"],
    ["", ""],
    ['Firma "U Lva" <s.r.o.>', 'Firma "U Lva" <s.r.o.>'],
    ["rodina 👩‍👩‍👧", "rodina 👩‍👩‍👧"],
    ["שלום", "שלום"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(lineOfText(50).parse(typed)).toBe(kept);
  });

  test.each([
    ["x\r\nBcc: evil@z.test", "controlCharacters"],
    ["x\ry", "controlCharacters"],
    ["x\ny", "controlCharacters"],
    ["x\u2028y", "controlCharacters"],
    ["x\u2029y", "controlCharacters"],
    ["x\u0085y", "controlCharacters"],
    ["x\0", "controlCharacters"],
    ["x\u001b[31m", "controlCharacters"],
    ["faktura\u202efdp.exe", "controlCharacters"],
    ["x\ud83d", "brokenCharacters"],
    ["\udc00x", "brokenCharacters"],
    ["x".repeat(51), "tooLong?max=50"],
    [["x"], "invalid"],
    [null, "invalid"],
  ])("%j is refused", (typed, sentence) => {
    expect(sentenceOf(lineOfText(50), typed)).toBe(sentence);
  });

  test("of a megabyte is refused at once", () => {
    const started = performance.now();
    for (const unit of ["x", " ", "\0", "\u0301"]) {
      expect(sentenceOf(lineOfText(50), unit.repeat(1_000_000))).toBe("tooLong?max=50");
      expect(sentenceOf(textBlock(50), unit.repeat(1_000_000))).toBe("tooLong?max=50");
    }
    expect(performance.now() - started).toBeLessThan(inTime(1_000));
  });

  test("that is required has something to see", () => {
    expect(requiredLine(50).parse(" x ")).toBe("x");
    for (const typed of ["", "   ", "\u00a0", "\u200b", "\u200b \u2060"]) {
      expect(sentenceOf(requiredLine(50), typed)).toBe("required");
    }
    expect(sentenceOf(requiredLine(5), "x\ny")).toBe("controlCharacters");
  });

  test("never lets a control character through", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const result = lineOfText(500).safeParse(typed);
        if (result.success) expect(result.data).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe("a block of text", () => {
  test.each([
    ["a\r\nb\rc\u2028d\u0085e\n\n", "a\nb\nc\nd\ne"],
    ["  odsazeno\n\tdále", "  odsazeno\n\tdále"],
    [".\n.\n", ".\n."],
    ["cafe\u0301", "café"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(textBlock(100).parse(typed)).toBe(kept);
  });

  test.each([
    ["x\0y", "controlCharacters"],
    ["x\u001by", "controlCharacters"],
    ["x\ud83d", "brokenCharacters"],
    ["x".repeat(101), "tooLong?max=100"],
    [{}, "invalid"],
  ])("%j is refused", (typed, sentence) => {
    expect(sentenceOf(textBlock(100), typed)).toBe(sentence);
  });
});
