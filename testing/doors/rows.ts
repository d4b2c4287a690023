import { createHash } from "node:crypto";
import type pg from "pg";
import { SECRET_WORD } from "./secret-word.ts";

/** The id of the company that nobody else may see anything of, as SQL. */
export const THE_COMPANY = `SELECT "id" FROM "Company" WHERE "name" = '${SECRET_WORD} s.r.o.'`;

/**
 * The id of every record of the company: of whatever table, of its people and their sessions.
 * @param company its id, as SQL
 */
export async function recordsOf(database: pg.Client, company = THE_COMPANY): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tables(database, "id")) {
    const { rows } = await database.query<{ id: string }>(
      `SELECT "id" FROM "${table}" WHERE "companyId" = (${company}) LIMIT 2`,
    );
    found.push(...rows.map(({ id }) => id));
  }
  const { rows } = await database.query<{ id: string }>(
    `SELECT "id" FROM "Session" WHERE "userId" IN (SELECT "userId" FROM "Membership" WHERE "companyId" = (${company}))
     UNION SELECT "id" FROM "Company" WHERE "id" = (${company})`,
  );
  return [...found, ...rows.map(({ id }) => id)];
}

/** All rows of the company by table, as their hash; "" where there are none. */
export async function everythingOf(database: pg.Client): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of await tables(database, "companyId")) {
    const { rows } = await database.query<{ row: string }>(
      `SELECT t::text AS "row" FROM "${table}" t WHERE "companyId" = (${THE_COMPANY}) ORDER BY 1`,
    );
    const texts = rows.map(({ row }) => row).join("\n");
    hashes[table] = texts && createHash("sha256").update(texts).digest("hex");
  }
  return hashes;
}

// Not among them: sessions note when they were seen, and tallies, which count deliveries, are folded now and then.
async function tables(database: pg.Client, column: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c
     JOIN information_schema.columns d USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = 'companyId' AND d.column_name = $1 AND c.table_name NOT IN ('Session', 'DeliveryTally')
     ORDER BY 1`,
    [column],
  );
  return rows.map(({ name }) => name);
}
