/** So many invoices are one order to send at most. */
export const MOST_IN_BATCH = 2_000;
