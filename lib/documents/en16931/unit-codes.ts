/** UN/ECE Recommendation 20, and the words for its units that people write on invoices. */
const words: Record<string, string> = {
  H87: "ks kus kusy kusov kusů pc pcs piece pieces",
  HUR: "h hod hodina hodiny hodin hodín hour hours hr hrs",
  MIN: "min minuta minuty minut minúta minúty minút minute minutes",
  DAY: "den dny dní dni deň day days",
  WEE: "týden týdny týdnů týždeň týždne týždňov week weeks",
  MON: "měs měsíc měsíce měsíců mes mesiac mesiace mesiacov month months",
  ANN: "rok roky roků rokov let year years",
  KGM: "kg",
  GRM: "g",
  TNE: "t",
  MTR: "m bm",
  KMT: "km",
  CMT: "cm",
  MMT: "mm",
  MTK: "m2 m²",
  MTQ: "m3 m³",
  LTR: "l litr litre liter",
  KWH: "kwh",
  PR: "pár páry párů párov pair pairs",
  SET: "sada sady sad set sets",
};

const codes = new Map(
  Object.entries(words).flatMap(([code, list]) => list.split(" ").map((word) => [word, code] as const)),
);

/** "hod." → "HUR", no unit → "C62" (one); null for a word that is not known. */
export function unitCode(unit: string): string | null {
  const word = unit.trim().toLowerCase().replace(/\.$/, "");
  return word === "" ? "C62" : (codes.get(word) ?? null);
}
