import { UserError } from "#lib/base/errors.ts";
import type { CustomerInput } from "../schema.ts";
import { checkRow, type RowProblem } from "./check-row.ts";
import { type ImportColumns, MAX_ROWS } from "./choices.ts";
import { type CsvEncoding, decodeCsv } from "./decode-csv.ts";
import { KnownCustomers } from "./known-customers.ts";
import { type CsvRow, readCsv } from "./read-csv.ts";

export type CustomerFile = { heads: string[]; rows: AsyncGenerator<CsvRow>; encoding: CsvEncoding };
/** `existing`: the company has them already. `repeated`: they stand further up in the file. */
export type GoodRow = { line: number; fate: "new" | "existing" | "repeated"; customer: CustomerInput };
type BadRow = { line: number; fate: "bad"; problems: RowProblem[] };

/**
 * Opens a file whose first row heads its columns.
 * @throws UserError csvEmpty, and those of `decodeCsv` and `readCsv`
 */
export async function openCustomerFile(file: Blob): Promise<CustomerFile> {
  const { text, encoding } = decodeCsv(new Uint8Array(await file.arrayBuffer()));
  const rows = readCsv(text);
  const first = await rows.next();
  if (first.done) throw new UserError("csvEmpty");
  return { heads: first.value.cells, rows, encoding };
}

type Judging = { columns: ImportColumns; home: string; known: KnownCustomers };

/**
 * Says of each row what becomes of it.
 * @throws UserError csvTooManyRows, csvQuoteOpen
 */
export async function* judgeRows(
  rows: AsyncIterable<CsvRow>,
  { columns, home, known }: Judging,
): AsyncGenerator<GoodRow | BadRow> {
  const inFile = new KnownCustomers();
  let count = 0;
  for await (const { line, cells } of rows) {
    // Excel leaves such rows where something was deleted.
    if (cells.every((cell) => cell.trim() === "")) continue;
    count += 1;
    if (count > MAX_ROWS) throw new UserError("csvTooManyRows", { params: { max: MAX_ROWS } });
    const checked = checkRow(cells, columns, home);
    if ("problems" in checked) {
      yield { line, fate: "bad", problems: checked.problems };
      continue;
    }
    const { customer } = checked;
    yield {
      line,
      fate: known.has(customer) ? "existing" : inFile.has(customer) ? "repeated" : "new",
      customer,
    };
    inFile.add(customer);
  }
}
