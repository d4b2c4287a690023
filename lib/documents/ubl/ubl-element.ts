import { minorToDecimal } from "#lib/base/money.ts";
import { element, type XmlElement } from "../xml.ts";

/** A component of UBL with its parts; nothing where it has none, for Peppol wants no empty elements (R008). */
export function cac(name: string, parts: (XmlElement | null)[]): XmlElement | null {
  return parts.some(Boolean) ? element(`cac:${name}`, parts) : null;
}

/** A basic element of UBL; nothing where there is no text for it. */
export function cbc(name: string, text: string, attributes?: XmlElement["attributes"]): XmlElement | null {
  return text.trim() === "" ? null : element(`cbc:${name}`, text, attributes);
}

/** An amount in minor units of the currency. */
export const amount = (name: string, minor: bigint, currencyID: string): XmlElement =>
  element(`cbc:${name}`, minorToDecimal(minor), { currencyID });
