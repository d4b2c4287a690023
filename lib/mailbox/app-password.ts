const LENGTH = 16;

// Blanks of every width, line breaks, invisible characters, and whatever looks like a dash.
const spacing = /[\p{Z}\p{Cc}\p{Cf}\p{Pd}\u2043\u2212\u2800]/gu;

export type AppPasswordProblem =
  | "empty"
  | "address"
  | "code"
  | "digits"
  | "symbols"
  | "mixedCase"
  | "fewer"
  | "more";

type AppPassword = {
  /** The letters found, lower case, without what stood between them. */
  letters: string;
  count: number;
  /** Without one, `letters` are the 16 of an app password. */
  problem?: AppPasswordProblem;
};

/**
 * Reads Google's app password out of what a person pastes: 16 letters, which Google shows in four groups. Any spacing
 * and the capitals of a phone's keyboard are forgiven; what cannot be an app password is named.
 */
export function readAppPassword(text: string): AppPassword {
  const typed = text.normalize("NFKC");
  const bare = typed.replace(spacing, "");
  const letters = bare.replace(/[^a-z]/gi, "").toLowerCase();
  const problem = problemOf(typed, bare);
  return { letters, count: letters.length, ...(problem && { problem }) };
}

function problemOf(typed: string, bare: string): AppPasswordProblem | undefined {
  if (bare === "") return "empty";
  if (bare.includes("@")) return "address";
  if (/^g?\d{4,8}$/i.test(bare)) return "code";
  if (/\p{Nd}/u.test(bare)) return "digits";
  if (/[^a-z]/i.test(bare)) return "symbols";
  if (bare !== bare.toUpperCase() && capitalInsideWord.test(typed)) return "mixedCase";
  if (bare.length === LENGTH) return undefined;
  return bare.length < LENGTH ? "fewer" : "more";
}

// Caps lock, and phones that begin a word with a capital, are forgiven. Any other mixture is somebody's own password.
const capitalInsideWord = /[a-z][A-Z]|[A-Z][A-Z]/;
