import fc from "fast-check";
import { expect, test } from "vitest";
import { parseProblem, problem } from "./errors.ts";

test("a problem carries its values through one string", () => {
  expect(problem("required")).toBe("required");
  expect(parseProblem(problem("tooLong", { max: 200 }))).toEqual({ key: "tooLong", params: { max: 200 } });
});

test("any text comes back as it went in", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const wanted = /^\d{1,9}$/.test(text) ? Number(text) : text;
      expect(parseProblem(problem("unexpected", { id: text }))).toEqual({
        key: "unexpected",
        params: { id: wanted },
      });
    }),
  );
});
