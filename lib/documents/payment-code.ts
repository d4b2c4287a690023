export type Payment = {
  iban: string;
  swift: string;
  minor: bigint;
  currency: string;
  variableSymbol: string;
  dueOn: string;
  message: string;
};

/**
 * The text of a QR Platba (SPAYD 1.0, qr-platba.cz), or null where it would not serve: it is understood by
 * Czech banks, for crowns. Only capitals, digits and a few signs: the QR code stays small and legible.
 */
export function paymentCode({
  iban,
  swift,
  minor,
  currency,
  variableSymbol,
  dueOn,
  message,
}: Payment): string | null {
  const payable = minor > 0n && minor <= 999_999_999n;
  if (!/^CZ\d{22}$/.test(iban) || currency !== "CZK" || !payable) return null;
  const attributes = [
    ["ACC", swift ? `${iban}+${swift}` : iban],
    ["AM", `${minor / 100n}.${String(minor % 100n).padStart(2, "0")}`],
    ["CC", currency],
    ["DT", dueOn.replaceAll("-", "")],
    ["X-VS", variableSymbol],
    ["MSG", plain(message).slice(0, 60)],
  ].filter(([, value]) => value !== "");
  return ["SPD*1.0", ...attributes.map(([name, value]) => `${name}:${value}`)].join("*");
}

// An asterisk separates attributes; the rest is the alphanumeric set of QR codes.
const plain = (text: string) =>
  text
    .normalize("NFD")
    .toUpperCase()
    .replace(/[^0-9A-Z $%+\-./:]/g, "");
