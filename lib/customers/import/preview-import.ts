import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { readCompany } from "#lib/company/read-company.ts";
import type { CustomerInput } from "../schema.ts";
import type { RowProblem } from "./check-row.ts";
import type { ImportColumns } from "./choices.ts";
import type { CsvEncoding } from "./decode-csv.ts";
import { guessColumns } from "./guess-columns.ts";
import { readKnownCustomers } from "./known-customers.ts";
import { type GoodRow, judgeRows, openCustomerFile } from "./read-customer-file.ts";
import type { ImportPreviewInput } from "./schema.ts";

const SHOWN_ROWS = 5;
const SHOWN_PROBLEMS = 100;

type ShownRow = Pick<CustomerInput, "name" | "registrationNo" | "city" | "email"> & {
  line: number;
  fate: GoodRow["fate"];
};
export type ImportPreview = {
  encoding: CsvEncoding;
  heads: string[];
  columns: ImportColumns;
  /** The first ones that are right. */
  first: ShownRow[];
  counts: { new: number; existing: number; repeated: number; bad: number };
  /** The first ones. */
  problems: (RowProblem & { line: number })[];
};

/**
 * What an import of this file would do. Nothing is written. Without a column for the name no row is judged.
 * @throws UserError those of `openCustomerFile` and `judgeRows`
 */
export async function previewImport(
  company: ActingCompany,
  { file, columns: chosen }: ImportPreviewInput,
): Promise<ImportPreview> {
  const { heads, rows, encoding } = await openCustomerFile(file);
  const columns = chosen ?? guessColumns(heads);
  const preview: ImportPreview = {
    ...{ encoding, heads, columns },
    ...{ first: [], counts: { new: 0, existing: 0, repeated: 0, bad: 0 }, problems: [] },
  };
  if (columns.name === undefined) return preview;
  const { country: home } = await readCompany(company.id);
  const known = await readKnownCustomers(db(), company);
  for await (const row of judgeRows(rows, { columns, home, known })) {
    preview.counts[row.fate] += 1;
    if (row.fate !== "bad") showRow(preview, row);
    else if (preview.problems.length < SHOWN_PROBLEMS)
      preview.problems.push(...row.problems.map((problem) => ({ line: row.line, ...problem })));
  }
  return preview;
}

function showRow({ first }: ImportPreview, { line, fate, customer }: GoodRow) {
  const { name, registrationNo, city, email } = customer;
  if (first.length < SHOWN_ROWS) first.push({ line, fate, name, registrationNo, city, email });
}
