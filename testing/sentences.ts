import { expect } from "vitest";
import { type ErrorKey, type Problem, parseProblem } from "#lib/base/errors.ts";
import { locales } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import type { DiagnosisId } from "#lib/smtp/diagnosis-rule.ts";

/** Fails unless a person can read it, whatever the language: no raw key, nothing that was not filled in. */
export function expectSentence(problem: Problem): void {
  const { key, params } = parseProblem(problem);
  for (const locale of locales) {
    const said = key.startsWith("diagnosis.")
      ? translatorFor(locale, "diagnosis")(key.slice(10) as DiagnosisId, params as never)
      : translatorFor(locale, "errors")(key as ErrorKey, params as never);
    expect(said).toMatch(/^\p{Lu}.*\.$/su);
    expect(said).not.toMatch(/^(diagnosis|errors)\.|\{\w+[},]/);
  }
}
