export const MAX_ACCOUNTS = 20;

/** What an account is in, unless the company says otherwise. */
export const homeCurrencies = { CZ: "CZK", SK: "EUR" } as const;

export const vatStatuses = ["nonPayer", "payer", "identified"] as const;

/** The most characters of a document's note. */
export const MAX_NOTE = 2000;
