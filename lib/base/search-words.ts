const LONGEST_BEGINNING = 15;
const MOST_WORDS = 40;
const MOST_TERMS = 8;
// Letters that do not come apart into a base letter and a mark.
const undecomposed: Record<string, string> = { ł: "l", đ: "d", ø: "o", ß: "ss", æ: "ae", œ: "oe" };

/**
 * What to keep beside a row so that it is found: every beginning of every word, without case and accents.
 * A GIN index over an array needs no extension of PostgreSQL.
 */
export function searchWords(...texts: string[]): string[] {
  const words = texts.flatMap(foldedWords).slice(0, MOST_WORDS);
  return [...new Set(words.flatMap(beginnings))];
}

/** What to ask for: a row is found when it has every one of these. Order, case and accents do not matter. */
export function searchTerms(query: string): string[] {
  const terms = foldedWords(query.slice(0, 200)).slice(0, MOST_TERMS);
  return [...new Set(terms.map((term) => [...term].slice(0, LONGEST_BEGINNING).join("")))];
}

/** Lower case without accents: "Žluťoučký" → "zlutoucky". */
export function fold(text: string): string {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[łđøßæœ]/g, (letter) => undecomposed[letter] ?? letter);
}

const foldedWords = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function beginnings(word: string): string[] {
  const letters = [...word].slice(0, LONGEST_BEGINNING);
  return letters.map((_, index) => letters.slice(0, index + 1).join(""));
}
