/** The Czech or Slovak form of an IBAN, `19-2000145399/0800`; null for other countries (vyhláška 169/2011 Sb.). */
export function accountNumber(iban: string): string | null {
  const [, bank, prefix = "", number = ""] = /^(?:CZ|SK)\d{2}(\d{4})(\d{6})(\d{10})$/.exec(iban) ?? [];
  if (!bank) return null;
  const bare = (digits: string) => digits.replace(/^0+/, "");
  return `${bare(prefix) ? `${bare(prefix)}-` : ""}${bare(number)}/${bank}`;
}
