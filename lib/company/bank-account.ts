const ACCOUNT_WEIGHTS = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

/**
 * A bank account as IBAN without blanks. Accepts an IBAN (ISO 13616, checked modulo 97), or a Czech or Slovak
 * account number `prefix-number/bank` (checked modulo 11, vyhláška 169/2011 Sb.), which it turns into one.
 * @returns the IBAN, or undefined when it is neither
 */
export function parseBankAccount(text: string, country: "CZ" | "SK"): string | undefined {
  const typed = text.replace(/\s/g, "").toUpperCase();
  const national = /^(?:(\d{1,6})-)?(\d{2,10})\/(\d{4})$/.exec(typed);
  if (!national) return isIban(typed) ? typed : undefined;
  const [, prefix = "", number = "", bank = ""] = national;
  if (!isWeighted(prefix) || !isWeighted(number)) return undefined;
  const local = bank + prefix.padStart(6, "0") + number.padStart(10, "0");
  const check = 98 - remainder97(`${local}${country}00`);
  return `${country}${String(check).padStart(2, "0")}${local}`;
}

/** An IBAN in groups of four, as it is printed. */
export function formatIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, "$1 ");
}

function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  if (/^(CZ|SK)/.test(text) && !/^..\d{22}$/.test(text)) return false;
  return remainder97(text.slice(4) + text.slice(0, 4)) === 1;
}

// Letters count as 10…35; digit by digit, because the whole number is too long for one.
function remainder97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    for (const digit of String(Number.parseInt(character, 36)))
      remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder;
}

function isWeighted(digits: string): boolean {
  const full = digits.padStart(10, "0");
  return ACCOUNT_WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(full[index]), 0) % 11 === 0;
}
