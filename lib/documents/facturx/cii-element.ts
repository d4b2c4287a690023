import type { Day } from "#lib/base/dates.ts";
import { minorToDecimal } from "#lib/base/money.ts";
import { element, type XmlElement } from "../xml.ts";

/** A group of CII with its parts; nothing where it has none. */
export function group(name: string, parts: (XmlElement | null)[]): XmlElement | null {
  return parts.some(Boolean) ? element(`ram:${name}`, parts) : null;
}

/** An element with text; nothing where there is no text for it. */
export function ram(name: string, text: string, attributes?: XmlElement["attributes"]): XmlElement | null {
  return text.trim() === "" ? null : element(`ram:${name}`, text, attributes);
}

/** An amount in minor units; its currency is said only of sums of VAT, which there may be two of. */
export function amount(name: string, minor: bigint, currencyID?: string): XmlElement {
  return element(`ram:${name}`, minorToDecimal(minor), currencyID ? { currencyID } : undefined);
}

// UNTDID 2379: CCYYMMDD.
const DAY_FORMAT = "102";
type DateElement = "udt:DateTimeString" | "qdt:DateTimeString" | "udt:DateString";

/** A day, in the kind of date that the schema has at its place. */
export function date(name: string, day: Day, kind: DateElement = "udt:DateTimeString"): XmlElement {
  return element(`ram:${name}`, [element(kind, day.replaceAll("-", ""), { format: DAY_FORMAT })]);
}
