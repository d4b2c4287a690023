import { type Locale, locales } from "#lib/base/locale.ts";
import type { TemplateKind } from "#prisma/client/enums.ts";
import { fits, type Variable, variableNames, variables } from "./choices.ts";

/** Something in braces: where it stands, what is typed between them, and which variable that is. */
type Placeholder = { at: number; typed: string; variable: Variable | null };
/** A placeholder that would not be filled, and what was probably meant. */
export type TemplateProblem = {
  at: number;
  typed: string;
  fault: "unknown" | "unfit";
  suggestion: Variable | null;
};

// A name, in braces on both sides: one of each, or more by mistake, or none at its end. Bounded, and without two parts
// that could take the same characters: a text of a million braces costs as much as any other.
const braced =
  /(?<!\{)\{+[ \u00a0]?([\p{L}\p{M}\d_-]{1,30}(?:[ \u00a0][\p{L}\p{M}\d_-]{1,30})?)[ \u00a0]?(\}*)/gu;

const MOST_PROBLEMS = 20;

/** The variables of a text that are written as they should be, in order. */
export function placeholdersOf(text: string): Placeholder[] {
  return [...bracedOf(text)].filter(({ wellFormed, variable }) => wellFormed && variable);
}

/** What in a template of this kind would not be filled. What is no word in braces is text like any other. */
export function templateProblems(text: string, kind: TemplateKind): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  for (const { at, typed, name, variable, wellFormed, closed } of bracedOf(text)) {
    // Somebody mends a few of them, then looks again.
    if (problems.length === MOST_PROBLEMS) break;
    if (variable && !fits(variable, kind)) {
      problems.push({ at, typed, fault: "unfit", suggestion: null });
    } else if (variable ? !wellFormed : closed) {
      problems.push({ at, typed, fault: "unknown", suggestion: variable ?? nearest(name, kind) });
    }
  }
  return problems;
}

/** The text with every variable by its stored name, whichever language it was typed in. */
export const withStoredNames = (text: string): string => renamed(text, (variable) => variable);

/** The text with every variable by its name in a language: what a person edits. */
export const withLocalNames = (text: string, locale: Locale): string =>
  renamed(text, (variable) => variableNames[variable][locale]);

/** The text with every well-written variable replaced. */
export function replaceVariables(text: string, replacement: (variable: Variable) => string): string {
  let replaced = "";
  let done = 0;
  for (const { at, typed, variable } of placeholdersOf(text)) {
    if (!variable) continue;
    replaced += text.slice(done, at) + replacement(variable);
    done = at + typed.length;
  }
  return replaced + text.slice(done);
}

const renamed = (text: string, nameOf: (variable: Variable) => string): string =>
  replaceVariables(text, (variable) => `{${nameOf(variable)}}`);

function* bracedOf(text: string) {
  for (const match of text.matchAll(braced)) {
    const [typed, name = "", closing = ""] = match;
    const wellFormed = closing.length === 1 && !typed.startsWith("{{");
    const variable = byName.get(folded(name)) ?? null;
    yield { at: match.index, typed, name, variable, wellFormed, closed: closing !== "" };
  }
}

/** Without case and accents, as people type in a hurry. */
const folded = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const byName = new Map<string, Variable>(
  variables.flatMap((variable) => [
    [variable, variable] as const,
    ...locales.map((locale) => [folded(variableNames[variable][locale]), variable] as const),
  ]),
);

function nearest(name: string, kind: TemplateKind): Variable | null {
  const typed = folded(name);
  let found: Variable | null = null;
  let least = Math.max(1, Math.floor(typed.length / 3)) + 1;
  for (const [known, variable] of byName) {
    const away = distance(typed, known);
    if (away >= least || !fits(variable, kind)) continue;
    least = away;
    found = variable;
  }
  return found;
}

// Levenshtein's, with two neighbours in the wrong order as one slip.
function distance(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      const steps = [
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
      ];
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) steps.push((before[column - 2] ?? 0) + 1);
      current.push(Math.min(...steps));
    }
    before = above;
    above = current;
  }
  return above[to.length] ?? 0;
}
