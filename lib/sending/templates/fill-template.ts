import { MAX_SUBJECT, MAX_TEXT, type Variable } from "./choices.ts";
import { placeholdersOf, replaceVariables } from "./template-variables.ts";

/** What each variable says of one invoice; empty where it has nothing to say. */
export type Values = Record<Variable, string>;

// Control characters, line and paragraph separators, direction overrides: none of them in a header or a line.
const notInLine = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;
const notInText = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** The subject with its values: one line of well-formed text, never longer than a subject may be. */
export function fillSubject(template: string, values: Values): string {
  const filled = replaceVariables(template, (variable) => values[variable]);
  return cut(filled.replace(notInLine, " ").toWellFormed().trim(), MAX_SUBJECT);
}

/**
 * The text with its values, each a single line. A line whose variables are all empty vanishes, and with it the blank
 * line that it would leave behind.
 */
export function fillText(template: string, values: Values): string {
  const kept: string[] = [];
  let dropped = false;
  for (const line of template.replace(/\r\n?/g, "\n").split("\n")) {
    const named = placeholdersOf(line);
    if (named.length > 0 && named.every(({ variable }) => !variable || values[variable] === "")) {
      dropped = true;
      continue;
    }
    const last = kept.at(-1) ?? "";
    if (dropped && line.trim() === "" && last.trim() === "") continue;
    dropped = false;
    kept.push(replaceVariables(line, (variable) => values[variable].replace(notInLine, " ")));
  }
  return cut(kept.join("\n").replace(notInText, " ").toWellFormed().trimEnd(), MAX_TEXT);
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  // A character of two halves is not cut in two.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
