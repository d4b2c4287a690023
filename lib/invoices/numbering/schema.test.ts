import { expect, test } from "vitest";
import { usualPatterns } from "../number-pattern.ts";
import { type NumberPatternsForm, numberPatternsSchema } from "./schema.ts";

/** What is wrong with the form when these fields are typed over the usual ones. */
function problemsOf(typed: Partial<NumberPatternsForm>): Record<string, string> {
  const { error } = numberPatternsSchema.safeParse({ ...usualPatterns, ...typed });
  const issues = error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message.split("?")[0] ?? ""]));
}

test("the usual patterns are fine, and so are small letters and blanks", () => {
  expect(numberPatternsSchema.parse(usualPatterns)).toEqual(usualPatterns);
  const typed = { invoice: " fv-{yyyy} / {nnn} ", proforma: "ZF{NNNNNN}", creditNote: "D{yy}{nnnn}" };
  expect(numberPatternsSchema.parse(typed)).toEqual({
    ...{ invoice: "FV-{YYYY}/{NNN}", proforma: "ZF{NNNNNN}", creditNote: "D{YY}{NNNN}" },
  });
});

test.each([
  ["", "required"],
  ["   ", "required"],
  ["{YYYY}", "patternWithoutOrder"],
  ["FV2026", "patternWithoutOrder"],
  ["{NN}{NN}", "patternOrderTwice"],
  ["{YYYY}{YY}{NNNN}", "patternYearTwice"],
  ["{YYY}{NNNN}", "patternPlaceholder"],
  ["{MM}{NNNN}", "patternPlaceholder"],
  ["{YYYY}{NNNN", "patternPlaceholder"],
  ["{YYYY}NNNN}", "patternPlaceholder"],
  ["{}{NNNN}", "patternPlaceholder"],
  ["ČÍSLO{NNNN}", "patternCharacters"],
  ["FV_{NNNN}", "patternCharacters"],
  ["FV.{NNNN}", "patternCharacters"],
  ["👍{NNNN}", "patternCharacters"],
  ["{NNNN}\u0000", "controlCharacters"],
  ["{YYYY}{NNNNNNN}", "patternDigits"],
  ["{NNNNNNNNNNN}", "patternDigits"],
  ["DODAVATELSKA-FAKTURA-{NNN}", "patternTooLong"],
  [`${"F".repeat(100)}{N}`, "tooLong"],
])("the pattern %j: %s", (invoice, problem) => {
  expect(problemsOf({ invoice })).toEqual({ invoice: problem });
});

test("two kinds may not give the same numbers", () => {
  expect(problemsOf({ proforma: "{YYYY}{NNNN}" })).toEqual({ proforma: "patternLikeInvoices" });
  expect(problemsOf({ creditNote: "{NNNNNNNN}" })).toEqual({ creditNote: "patternLikeInvoices" });
  expect(problemsOf({ creditNote: "9{YYYY}{NNNN}" })).toEqual({ creditNote: "patternLikeProformas" });
});

test("what is no text is refused", () => {
  expect(numberPatternsSchema.safeParse({ ...usualPatterns, invoice: 42 }).success).toBe(false);
});
