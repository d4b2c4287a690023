/** What a column of a file may hold; in the order of the form. */
export const importFields = [
  "name",
  "registrationNo",
  "taxNo",
  "vatNo",
  "email",
  "street",
  "city",
  "postcode",
  "country",
  "language",
  "currency",
] as const;
export type ImportField = (typeof importFields)[number];

/** Where each field is found: the column's place, from 0. A field without a column is not in the file. */
export type ImportColumns = Partial<Record<ImportField, number>>;

export const MAX_FILE_MB = 16;
export const MAX_FILE_BYTES = MAX_FILE_MB * 1024 * 1024;
export const MAX_ROWS = 100_000;
