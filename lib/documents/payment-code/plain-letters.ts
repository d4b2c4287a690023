const spelled: Record<string, string> = {
  ...{ ß: "ss", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", ø: "o", Ø: "O", đ: "d", Đ: "D", ð: "d", Ð: "D" },
  ...{ þ: "th", Þ: "TH", ł: "l", Ł: "L", ħ: "h", Ħ: "H", ı: "i", "&": "+" },
};

/**
 * What is left of a text where only letters without diacritics, digits and the signs of SEPA may stand (EPC217-08:
 * `/ - ? : ( ) . , ' +` and the space), no longer than `most`.
 */
export function plainLetters(text: string, most: number): string {
  return text
    .normalize("NFD")
    .replace(/[^\p{ASCII}]|&/gu, (sign) => spelled[sign] ?? (/\p{M}/u.test(sign) ? "" : " "))
    .replace(/[^0-9A-Za-z/\-?:().,'+]+/g, " ")
    .trim()
    .slice(0, most)
    .trimEnd();
}
