/** So many contacts a customer may have. */
export const MAX_CONTACTS = 20;
