import { formatIban } from "#lib/company/bank-account.ts";
import type { Company } from "#lib/company/read-company.ts";

export type EditorSeller = ReturnType<typeof editorSeller>;

/** What the editor of a draft has to know of the company. */
export function editorSeller({ country, vatPayer, identified, bankAccounts }: Company) {
  const accounts = bankAccounts.map(({ id, name, iban, currency }) => ({
    ...{ id, currency },
    label: [name, formatIban(iban), currency].filter(Boolean).join(" · "),
  }));
  return { country, vatPayer, identified, accounts };
}
