import fc from "fast-check";

const pieces = [
  ..."\r\n\0\t\v\f\u0085\u2028\u2029\u00a0\u200b\u200d\u202e\u2066\ufeff\u00ad",
  "\r\n",
  "\r\nBcc: zly@z.example\r\n",
  "\nRCPT TO:<zly@z.example>",
  "%0d%0aBcc:",
  "=?utf-8?Q?=0D=0ABcc:_zly@z.example?=",
  "=?utf-8?B?DQpCY2M6IHpseUB6LmV4YW1wbGU=?=",
  "\ud83d",
  "\udc00",
  "👩‍👩‍👧",
  "e\u0301",
  "ﬀ",
  "İ",
  "ｅ",
  "。",
  "．",
  "١",
  "аdresa",
  "<zly@z.example>",
  "zly@z.example",
  ", zly@z.example",
  ";zly@z.example",
  '"zly@z.example x"',
  "x:;",
  "(komentář)",
  ..."<>()[]\\,;:@\"' .%#?/!$&*+=^_`{|}~-",
  "..",
  "xn--",
  "xn--a",
  "localhost",
  "127.1",
  "0x7f.1",
  "2130706433",
  "[::1]",
  "::ffff:10.0.0.1",
  "example",
  ".example",
  "jan",
  "firma.cz",
  "a".repeat(64),
  "a.".repeat(130),
];

/** What attackers and accidents put into a field: pieces that mean something somewhere, glued together. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join("")) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary-ascii", maxLength: 300 }) },
);

/** The same within something good, so that some of it is taken. */
export function nearly(good: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: good },
    { weight: 1, arbitrary: hostileText },
    { weight: 2, arbitrary: fc.tuple(good, hostileText, fc.nat(30)).map(insert) },
  );
}

function insert([good, piece, at]: [string, string, number]): string {
  return good.slice(0, at) + piece + good.slice(at);
}
