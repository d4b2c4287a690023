import { z } from "zod";
import { type ErrorKey, type Problem, problem } from "./errors.ts";

// Control characters (NUL, CR, LF, U+0085…), line and paragraph separators, direction overrides.
const forbiddenInLine = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const forbiddenInBlock = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;
const newlines = /\r\n|[\r\u0085\u2028\u2029]/g;
const visible = /[^\s\p{Cf}\p{Cc}]/u;

/**
 * One line of text, at most `max` characters, possibly empty: a name, a subject, a street.
 * Normalised: NFC, tabs become spaces, blanks at the ends vanish.
 * Refused: line breaks and control characters (header injection), unpaired surrogates.
 */
export function lineOfText(max: number) {
  return z.string({ error: problem("invalid") }).transform((text, context) => {
    if (isFarTooLong(text, max)) return accepted(text, problem("tooLong", { max }), context);
    const line = text.replaceAll("\t", " ").trim().normalize("NFC");
    return accepted(line, problemOf(line, forbiddenInLine, max), context);
  });
}

/** The same, with at least one visible character. */
export function requiredLine(max: number) {
  return lineOfText(max).transform((line, context) =>
    accepted(line, visible.test(line) ? undefined : problem("required"), context),
  );
}

/**
 * Several lines of text, at most `max` characters, possibly empty: a note, the body of a mail.
 * Normalised: NFC, every kind of line break becomes `\n`, blanks at the end vanish.
 * Refused: other control characters, unpaired surrogates.
 */
export function textBlock(max: number) {
  return z.string({ error: problem("invalid") }).transform((text, context) => {
    if (isFarTooLong(text, max)) return accepted(text, problem("tooLong", { max }), context);
    const block = text.replace(newlines, "\n").trimEnd().normalize("NFC");
    return accepted(block, problemOf(block, forbiddenInBlock, max), context);
  });
}

/** A short code of capitals without blanks: empty, or what `parse` makes of it; `key` says what is wrong otherwise. */
export function checkedText(parse: (text: string) => string | undefined, key: ErrorKey) {
  return withoutBlanks().transform((text, context) => {
    const parsed = text && parse(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: "custom", message: problem(key) });
    return z.NEVER;
  });
}

/** A short line, in capitals and without blanks. */
export const withoutBlanks = () => lineOfText(60).transform((text) => text.replace(/\s/g, "").toUpperCase());

// Checked before any work, so that a megabyte costs nothing.
const isFarTooLong = (text: string, max: number) => text.length > 4 * max + 1000;

function problemOf(text: string, forbidden: RegExp, max: number): Problem | undefined {
  if (text.length > max) return problem("tooLong", { max });
  if (forbidden.test(text)) return problem("controlCharacters");
  return text.isWellFormed() ? undefined : problem("brokenCharacters");
}

function accepted(text: string, refusal: Problem | undefined, context: z.RefinementCtx): string {
  if (!refusal) return text;
  context.addIssue({ code: "custom", message: refusal });
  return z.NEVER;
}
