// An encoded word has at most 75 letters (RFC 2047 §2): 12 around, 60 of base64 for 45 bytes.
const WORD_BYTES = 45;

/**
 * A subject as a composer has to be given it. One that looks encoded (`=?utf-8?Q?…?=`) is encoded whole, so that
 * readers see it as it was written and not what it would decode to. Pure.
 */
export function literalSubject(subject: string): string {
  if (!subject.includes("=?")) return subject;
  const words: string[] = [];
  let word = "";
  // By whole characters: a word must not end within one (RFC 2047 §5).
  for (const character of subject.toWellFormed()) {
    if (Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each).toString("base64")}?=`).join(" ");
}
