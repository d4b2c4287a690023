/** "-12.5" with 2 places → -1250n; more places than asked for are a mistake (BR-DEC). */
export function fixed(decimal: string, places: number): bigint {
  const [, sign, whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === "" || fraction.length > places)
    throw new Error(`not a decimal of ${places} places: ${decimal}`);
  const value = BigInt(whole + fraction.padEnd(places, "0"));
  return sign ? -value : value;
}
