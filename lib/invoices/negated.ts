/**
 * The lines of a credit note that takes back the whole: `totalsOf` counted the same way gives the exact opposite
 * in every number. It is the quantity that changes its sign, for a price may not be negative (EN 16931, BR-27).
 */
export function negated<Line extends { quantity: string }>(lines: Line[]): Line[] {
  return lines.map((line) => ({ ...line, quantity: opposite(line.quantity) }));
}

function opposite(decimal: string): string {
  if (decimal.startsWith("-")) return decimal.slice(1);
  return /[1-9]/.test(decimal) ? `-${decimal}` : decimal;
}
