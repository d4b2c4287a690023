import { fold, searchWords } from "#lib/base/search-words.ts";

/** An invoice is found by its customer, by the beginning of its number, and by the end: "42" finds 2026-0042. */
export function invoiceSearchWords(number: string, customerWords: string[]): string[] {
  const bare = fold(number).replace(/[^\p{L}\p{N}]/gu, "");
  const ends = Array.from(bare, (_, from) => bare.slice(from));
  return [...new Set([...customerWords, ...searchWords(number, bare), ...ends])];
}
