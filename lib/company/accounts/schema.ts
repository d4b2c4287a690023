import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { currencies } from "#lib/base/money.ts";
import { checkedText, lineOfText } from "#lib/base/text.ts";
import { parseBankAccount } from "../bank-account.ts";
import { bicOf, isBic } from "../bank-code.ts";
import { MAX_ACCOUNTS } from "../choices.ts";

const invalid = { error: problem("invalid") };

/** Bank accounts as they are typed, the most important first. Numbers come out without blanks, empty rows vanish. */
export const accountsSchema = z
  .array(
    z.object({
      /** Made where the row was added; drafts remember it. */
      id: z.uuid(invalid),
      name: lineOfText(60),
      // Which country a bare account number belongs to is known only with the whole form.
      iban: checkedText((text) => parseBankAccount(text, "CZ") && text, "bankAccount"),
      swift: checkedText((text) => (isBic(text) ? text : undefined), "swift"),
      currency: z.enum(currencies, invalid),
    }),
    invalid,
  )
  .max(MAX_ACCOUNTS, problem("tooManyAccounts", { max: MAX_ACCOUNTS }))
  .superRefine((accounts, context) => {
    accounts.forEach(({ iban, name, swift }, position) => {
      if (iban === "" && name + swift !== "")
        context.addIssue({ code: "custom", path: [position, "iban"], message: problem("required") });
    });
  });

type Account = z.output<typeof accountsSchema>[number];

/** Where an account stands that was there before, for the same currency, however it is written. */
export function twinsOf(accounts: Account[], country: "CZ" | "SK"): number[] {
  const all = accounts.map(({ iban, currency }) => `${parseBankAccount(iban, country)} ${currency}`);
  return all.flatMap((account, position) =>
    accounts[position]?.iban && all.indexOf(account) < position ? [position] : [],
  );
}

/** The accounts as they are kept: as IBANs, with the BIC of a bank that is known. */
export function keptAccounts(accounts: Account[], country: "CZ" | "SK"): Account[] {
  return accounts.flatMap(({ iban: typed, swift, ...account }) => {
    const iban = parseBankAccount(typed, country);
    return iban ? [{ ...account, iban, swift: swift || bicOf(iban) }] : [];
  });
}
