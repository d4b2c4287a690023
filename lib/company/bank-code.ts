// Codes of payment system of ČNB and NBS → BIC; only banks whose BIC is beyond doubt.
const banks: Record<string, string> = {
  ...{ CZ0100: "KOMBCZPP", CZ0300: "CEKOCZPP", CZ0600: "AGBACZPP", CZ0710: "CNBACZPP", CZ0800: "GIBACZPX" },
  ...{ CZ2010: "FIOBCZPP", CZ2250: "CTASCZ22", CZ2600: "CITICZPX", CZ2700: "BACXCZPP", CZ3030: "AIRACZPP" },
  ...{ CZ5500: "RZBCCZPP", CZ5800: "JTBPCZPP", CZ6000: "PMBPCZPP", CZ6210: "BREXCZPP" },
  ...{ SK0200: "SUBASKBX", SK0900: "GIBASKBX", SK1100: "TATRSKBX", SK1111: "UNCRSKBX", SK5600: "KOMASK2X" },
  ...{ SK6500: "POBNSKBA", SK7500: "CEKOSKBX", SK8330: "FIOZSKBA", SK8360: "BREXSKBX" },
};

/** The BIC of a Czech or Slovak account's bank, by the bank code in its IBAN; empty for others. */
export function bicOf(iban: string): string {
  return banks[iban.slice(0, 2) + iban.slice(4, 8)] ?? "";
}

/** Whether a text has the shape of a BIC (ISO 9362), in capitals. */
export const isBic = (text: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text);
