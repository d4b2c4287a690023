import { z } from "zod";
import { type ErrorKey, problem } from "#lib/base/errors.ts";
import { lineOfText } from "#lib/base/text.ts";
import { documentKinds, mayMeet, numberFrom } from "../number-pattern.ts";

const MAX_LENGTH = 20;
const placeholdersShown = { year: "{YYYY}", short: "{YY}", order: "{NNNN}" };
/** A variable symbol holds no more, and a number that is cut there may be the same as another. */
const MAX_DIGITS = 10;

const numberPattern = lineOfText(60)
  .transform((text) => text.replace(/\s/g, "").toUpperCase())
  .superRefine((pattern, context) => {
    const refusal = problemOf(pattern);
    if (refusal) context.addIssue({ code: "custom", message: refusal });
  });

function problemOf(pattern: string): string | undefined {
  if (pattern === "") return problem("required");
  const placeholders = pattern.match(/\{[^{}]*\}/g) ?? [];
  const rest = pattern.replace(/\{[^{}]*\}/g, "");
  if (/[{}]/.test(rest) || !placeholders.every((part) => /^\{(YYYY|YY|N+)\}$/.test(part)))
    return problem("patternPlaceholder", placeholdersShown);
  if (!/^[A-Z0-9/-]*$/.test(rest)) return problem("patternCharacters");
  const count = (sign: string) => placeholders.filter((part) => part.startsWith(`{${sign}`)).length;
  if (count("N") !== 1)
    return count("N") === 0
      ? problem("patternWithoutOrder", { order: placeholdersShown.order })
      : problem("patternOrderTwice");
  if (count("Y") > 1) return problem("patternYearTwice");
  const number = numberFrom(pattern, 2000, 1);
  if (number.length > MAX_LENGTH) return problem("patternTooLong", { max: MAX_LENGTH });
  const digits = number.replace(/\D/g, "").length;
  return digits > MAX_DIGITS ? problem("patternDigits", { max: MAX_DIGITS }) : undefined;
}

/** How the numbers of each kind of document look. No two kinds may give the same number. */
export const numberPatternsSchema = z
  .object({ invoice: numberPattern, proforma: numberPattern, creditNote: numberPattern })
  .superRefine((patterns, context) => {
    for (const [index, kind] of documentKinds.entries()) {
      const before = documentKinds.slice(0, index).find((other) => mayMeet(patterns[other], patterns[kind]));
      if (!before) continue;
      const key: ErrorKey = before === "invoice" ? "patternLikeInvoices" : "patternLikeProformas";
      context.addIssue({ code: "custom", path: [kind], message: problem(key) });
    }
  });

export type NumberPatternsForm = z.input<typeof numberPatternsSchema>;
export type NumberPatterns = z.output<typeof numberPatternsSchema>;
