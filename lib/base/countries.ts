import { formatLocales, type Locale } from "./locale.ts";

/** ISO 3166-1 alpha-2. */
export const countryCodes =
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
  FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
  JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
  MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
  PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
  TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/);

/** "Česko", "Slovakia"; a code that is none of a country stays as it is. */
export const countryName = (code: string, locale: Locale): string => namesIn(locale).of(code) ?? code;

const names = new Map<Locale, Intl.DisplayNames>();

// Kept: to make one takes longer than to write all else of an address.
function namesIn(locale: Locale): Intl.DisplayNames {
  const made =
    names.get(locale) ?? new Intl.DisplayNames(formatLocales[locale], { type: "region", fallback: "code" });
  names.set(locale, made);
  return made;
}

/** Every country for a list of choices: the two homes first, the others by the alphabet of the language. */
export function countryChoices(locale: Locale): { code: string; name: string }[] {
  const order = new Intl.Collator(formatLocales[locale]);
  const home = (code: string) => ["CZ", "SK"].indexOf(code) + 1 || 3;
  return countryCodes
    .map((code) => ({ code, name: countryName(code, locale) }))
    .sort((a, b) => home(a.code) - home(b.code) || order.compare(a.name, b.name));
}

const union = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

/** Whether a country is a member of the European Union. */
export const isInEu = (code: string): boolean => union.has(code);
