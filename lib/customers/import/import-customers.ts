import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { readCompany } from "#lib/company/read-company.ts";
import type { CustomerInput } from "../schema.ts";
import { insertCustomers } from "./insert-customers.ts";
import { readKnownCustomers } from "./known-customers.ts";
import { judgeRows, openCustomerFile } from "./read-customer-file.ts";
import type { ImportInput } from "./schema.ts";

const ROWS_AT_ONCE = 200;

export type ImportResult = { added: number; skipped: number; bad: number };

/**
 * Takes over the good rows of a file, all in one transaction or none. Of two imports of a company at once the second
 * waits, and finds the customers of the first.
 * @throws UserError csvNameColumn, and those of `openCustomerFile` and `judgeRows`
 */
export async function importCustomers(company: ActingCompany, input: ImportInput): Promise<ImportResult> {
  if (input.columns.name === undefined) throw new UserError("csvNameColumn");
  const { country: home } = await readCompany(company.id);
  return db().$transaction((tx) => takeOver(tx, company, input, home), {
    maxWait: 15_000,
    timeout: 600_000,
  });
}

async function takeOver(tx: Tx, company: ActingCompany, input: ImportInput, home: string) {
  const lock = `import of customers ${company.id}`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))::text`;
  const { rows } = await openCustomerFile(input.file);
  const known = await readKnownCustomers(tx, company);
  const result: ImportResult = { added: 0, skipped: 0, bad: 0 };
  let waiting: CustomerInput[] = [];
  const write = async () => {
    if (waiting.length > 0) await insertCustomers(tx, company, waiting);
    result.added += waiting.length;
    waiting = [];
  };
  for await (const row of judgeRows(rows, { columns: input.columns, home, known })) {
    if (row.fate === "bad") result.bad += 1;
    else if (row.fate === "new" || input.addKnown) waiting.push(row.customer);
    else result.skipped += 1;
    if (waiting.length === ROWS_AT_ONCE) await write();
  }
  await write();
  const event = { companyId: company.id, userId: company.userId, event: "customers.imported" };
  await tx.auditEvent.create({ data: { ...event, details: result } });
  return result;
}
