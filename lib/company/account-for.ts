/** What a document says of where to pay. */
type Account = { id: string; iban: string; swift: string; currency: string };

/**
 * The account that a document names: the chosen one while the company has it, else the first of its currency, else the
 * first of all; undefined where there is none.
 */
export function accountFor<T extends Account>(
  accounts: T[],
  { currency, bankAccountId }: { currency: string; bankAccountId: string | null },
): T | undefined {
  return (
    accounts.find(({ id }) => id === bankAccountId) ??
    accounts.find((account) => account.currency === currency) ??
    accounts[0]
  );
}
