export const MAX_LINES = 2000;

export const vatModes = ["charged", "reverseCharge", "exempt"] as const;

/** The greatest amount and the most decimal places of a line's numbers. */
export const lineLimits = {
  quantity: { max: 9_999_999_999, places: 4 },
  unitPrice: { max: 999_999_999_999, places: 2 },
  vatRate: { max: 100, places: 2 },
  discount: { max: 100, places: 2 },
} as const;

/** Far more than any currency is worth in another, and as many places as rates of small units need. */
export const exchangeRateLimit = { max: 1_000_000, places: 8 } as const;

/** What a person may begin with; a credit note is made from an invoice. */
export const draftKinds = ["invoice", "proforma"] as const;
export type DraftKind = (typeof draftKinds)[number];
