import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { migrationsOnDisk } from "#scripts/database/migrations.ts";
import { ask, dropDatabase } from "#testing/ask-server.ts";

const { adminUrl } = inject("postgres");
const name = `obalka_test_${randomBytes(6).toString("hex")}`;
const url = new URL(adminUrl);
url.pathname = `/${name}`;
await ask(adminUrl, `CREATE DATABASE ${name}`);
afterAll(() => dropDatabase(adminUrl, name));

test("the account and the VAT status that a company had are kept when the database is brought up to date", async () => {
  const steps = migrationsOnDisk();
  const change = steps.findIndex((step) => step.name.endsWith("_bank_accounts"));
  for (const { sql } of steps.slice(0, change)) await ask(url.href, sql);
  await ask(
    url.href,
    `INSERT INTO "Company" ("id", "name", "country", "vatPayer", "iban", "swift", "updatedAt") VALUES
      (gen_random_uuid(), 'A', 'CZ', true, 'CZ6508000000192000145399', 'GIBACZPX', now()),
      (gen_random_uuid(), 'B', 'SK', false, 'SK3112000000198742637541', '', now()),
      (gen_random_uuid(), 'C', 'CZ', false, '', '', now())`,
  );
  for (const { sql } of steps.slice(change)) await ask(url.href, sql);
  expect(await companies()).toEqual([
    { name: "A", vatStatus: "payer", iban: "CZ6508000000192000145399", swift: "GIBACZPX", currency: "CZK" },
    { name: "B", vatStatus: "nonPayer", iban: "SK3112000000198742637541", swift: "", currency: "EUR" },
    { name: "C", vatStatus: "nonPayer", iban: null, swift: null, currency: null },
  ]);
});

async function companies(): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query(`
      SELECT c."name", "vatStatus", "iban", "swift", "currency"
      FROM "Company" AS c LEFT JOIN "BankAccount" AS a ON a."companyId" = c."id" ORDER BY c."name"`);
    return rows;
  } finally {
    await client.end();
  }
}
