import common from "./common.json" with { type: "json" };

const OWN_LETTERS_LEAST = 4;

/**
 * Whether a password is among the first that somebody would try: one that many people have, a few signs again and again
 * or in their order, or little more than what is known of the person: `about`
 * (name, address, company). NIST SP 800-63B-4 §3.1.1.2, ASVS 6.2.4 and 6.2.11.
 */
export function isGuessable(password: string, about: readonly string[] = []): boolean {
  const text = plain(password);
  return words().has(text) || isMonotonous(text) || isMostly(text, ["obalka", ...about.flatMap(partsOf)]);
}

let known: Set<string> | undefined;

function words(): Set<string> {
  known ??= new Set(common.words.split(" "));
  return known;
}

/** Without capitals and diacritics, as most people leave them out. */
const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** One piece again and again, three signs alone, or signs as they follow one another. */
function isMonotonous(text: string): boolean {
  const signs = [...text];
  const codes = signs.map((sign) => sign.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return (
    /^(.+?)\1+$/su.test(text) ||
    new Set(signs).size < 4 ||
    (steps.size === 1 && Math.abs([...steps][0] ?? 0) === 1)
  );
}

/** The words of a text, and all of it as one. */
function partsOf(text: string): string[] {
  const parts = plain(text).split(/[^\p{L}\p{N}]+/u);
  return [parts.join(""), ...parts].filter((part) => part.length >= OWN_LETTERS_LEAST);
}

/** Whether fewer than four letters are left once these words are taken away. */
function isMostly(text: string, taken: string[]): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, "");
  const found = taken
    .filter((word) => letters.includes(word))
    .sort((one, other) => other.length - one.length);
  const rest = found.reduce((left, word) => left.replaceAll(word, ""), letters);
  return found.length > 0 && rest.replace(/[^\p{L}]/gu, "").length < OWN_LETTERS_LEAST;
}
