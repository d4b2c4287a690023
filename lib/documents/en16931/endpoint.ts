import type { Buyer } from "#lib/invoices/parties.ts";

/** Where a party is reached (BT-34, BT-49), in the list of schemes (EAS). */
export type Endpoint = { scheme: string; id: string };

/** Schemes whose address is the number for VAT as it is written, by the letters that it begins with. */
const vatSchemes: Record<string, string> = {
  ...{ AT: "9914", BE: "9925", BG: "9926", CH: "9927", CY: "9928", CZ: "9929", DE: "9930", DK: "0184" },
  ...{ EE: "9931", ES: "9920", FI: "0213", FR: "9957", GB: "9932", EL: "9933", HR: "9934", HU: "9910" },
  ...{ IE: "9935", IT: "0211", LI: "9936", LT: "9937", LU: "9938", LV: "9939", MT: "9943", NL: "9944" },
  ...{ PL: "9945", PT: "9946", RO: "9947", RS: "9948", SI: "9949", SK: "9950", TR: "9952" },
};

/** Where the network goes by the number of a register, which is a part of the number for VAT. */
const registers: Record<string, { scheme: string; pattern: RegExp }> = {
  BE: { scheme: "0208", pattern: /^BE(\d{10})$/ },
  NO: { scheme: "0192", pattern: /^NO(\d{9})(?:MVA)?$/ },
  SE: { scheme: "0007", pattern: /^SE(\d{10})\d{2}$/ },
};

/**
 * The address of a party in the Peppol network, made of its numbers: a Slovak DIČ, a Czech number for VAT or IČO, of
 * other countries the number for VAT. Whether somebody receives under it is not known. Without a number it is the
 * e-mail address, which is in the list of EN 16931 (EM), though Peppol delivers to none.
 */
export function endpointOf(
  { country, taxNo, registrationNo }: Buyer,
  vat: string,
  email: string,
): Endpoint | null {
  const found = country === "SK" ? { scheme: "0245", id: taxNo } : byVat(country, vat, registrationNo);
  if (found && found.id.trim() !== "") return found;
  return email.trim() === "" ? null : { scheme: "EM", id: email };
}

function byVat(country: string, vat: string, registrationNo: string): Endpoint | null {
  // The country of the number, which need not be that of the address.
  const letters = vat.slice(0, 2);
  const register = registers[letters];
  const [, number] = register?.pattern.exec(vat) ?? [];
  if (register && number) return { scheme: register.scheme, id: number };
  const scheme = vatSchemes[letters];
  if (scheme) return { scheme, id: vat };
  return country === "CZ" ? { scheme: "0154", id: registrationNo } : null;
}
