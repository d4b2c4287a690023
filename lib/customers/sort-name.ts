import { fold } from "#lib/base/search-words.ts";

// In the Czech alphabet these stand after their base letter, and "ch" after "h" (ČSN 97 6030).
const letterAfter: Record<string, string> = { č: "c", ř: "r", š: "s", ž: "z", ch: "h" };

/**
 * A key of plain letters, digits and spaces that puts names into the order of the Czech alphabet in any
 * collation of the database: "Červený" comes after "Cyklo" and "Chata" after "Hydro".
 */
export function sortName(name: string): string {
  const spelled = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/ch|[čřšž]/g, (letter) => `${letterAfter[letter]}zz`);
  return fold(spelled)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
