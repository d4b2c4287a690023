export const MAX_LINES = 2000;

/** The greatest amount and the most decimal places of a line's numbers. */
export const lineLimits = {
  quantity: { max: 9_999_999_999, places: 4 },
  unitPrice: { max: 999_999_999_999, places: 2 },
  vatRate: { max: 100, places: 2 },
} as const;
