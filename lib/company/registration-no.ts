/**
 * IČO: eight digits, the last of which is a check digit (weights 8…2, modulo 11), in Czechia and Slovakia
 * alike. Blanks vanish; old shorter numbers are filled with zeros from the left.
 * @returns the eight digits, or undefined when it is none
 */
export function parseRegistrationNo(text: string): string | undefined {
  const digits = text.replace(/\s/g, "");
  if (!/^\d{6,8}$/.test(digits)) return undefined;
  const full = digits.padStart(8, "0");
  const sum = [...full.slice(0, 7)].reduce((total, digit, index) => total + Number(digit) * (8 - index), 0);
  return (11 - (sum % 11)) % 10 === Number(full[7]) ? full : undefined;
}
