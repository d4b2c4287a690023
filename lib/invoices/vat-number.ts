type Numbers = { country: string; taxNo: string; vatNo: string };

/**
 * A party's number for VAT, empty where it has none: it begins with its country. In Slovakia it is the IČ DPH, elsewhere
 * the DIČ.
 */
export function vatNumber({ country, taxNo, vatNo }: Numbers): string {
  const number = country === "SK" ? vatNo : vatNo || taxNo;
  return /^[A-Z]{2}\w+$/.test(number) ? number : "";
}
