// Blanks that formats and keyboards put between thousands, and the apostrophe of the Swiss.
const groupSigns = /[\s\u202f'’]/g;

/**
 * A number as people type it → a canonical decimal string, `"1 234,50"` → `"1234.5"`; undefined when it is none.
 * The decimal sign is a comma or a point. Where both stand, the latter is it and the other groups thousands.
 */
export function parseDecimal(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const bare = text.trim().replace(groupSigns, "").replace(/^[−–]/, "-");
  const plain = ungrouped(bare).replace(",", ".");
  const match = /^([-+]?)(\d+)(?:\.(\d*))?$|^([-+]?)\.(\d+)$/.exec(plain);
  if (!match) return undefined;
  const [, sign = match[4], whole = "0", fraction = match[5] ?? ""] = match;
  const digits = whole.replace(/^0+(?=\d)/, "");
  const places = fraction.replace(/0+$/, "");
  const size = places ? `${digits}.${places}` : digits;
  return sign === "-" && size !== "0" ? `-${size}` : size;
}

function ungrouped(text: string): string {
  if (/^[-+]?\d{1,3}(\.\d{3})+,\d*$/.test(text)) return text.replaceAll(".", "");
  if (/^[-+]?\d{1,3}(,\d{3})+\.\d*$/.test(text)) return text.replaceAll(",", "");
  return text;
}

/** How many digits stand behind the decimal point of a canonical decimal string. */
export function decimalPlaces(decimal: string): number {
  return decimal.split(".")[1]?.length ?? 0;
}

/** A canonical decimal string of at most two places → minor units: `"1234.5"` → 123450n. */
export function minorUnits(decimal: string): bigint {
  const [whole = "", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(2, "0"));
}
