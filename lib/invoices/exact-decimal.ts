// Decimals as bigints: exact, and nothing to load in the browser.

/**
 * "1.5" with 4 places → 15000n.
 * @throws Error when it is not a decimal, or has more places: what reaches here was checked before
 */
export function scaled(decimal: string, places: number): bigint {
  const [, sign, whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === "" || fraction.length > places)
    throw new Error(`not a decimal of at most ${places} places: ${decimal}`);
  const value = BigInt(whole + fraction.padEnd(places, "0"));
  return sign ? -value : value;
}

/** 1250n with 2 places → "12.5"; no zeros at the end. */
export function unscaled(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  const whole = digits.slice(0, digits.length - places);
  return `${value < 0n ? "-" : ""}${whole}${fraction && "."}${fraction}`;
}

/** Divides by a positive number, halves away from zero: the opposite of a value gives the opposite. */
export function divided(value: bigint, by: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (2n * size + by) / (2n * by);
  return value < 0n ? -rounded : rounded;
}

export const sum = (values: bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
