import { searchTerms, searchWords } from "#lib/base/search-words.ts";

/**
 * What a delivery is found by: the beginnings of the words of its recipients and its subject, and the Message-ID,
 * whole or from `<` to any of its dashes.
 */
export function deliveryWords(addresses: string[], subject: string, messageId: string): string[] {
  return [...new Set([...searchWords(...addresses, subject), ...searchTerms(messageId)])];
}
