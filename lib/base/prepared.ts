import type pg from "pg";
import { preparedPool, type Sql } from "./db.ts";

/**
 * Runs a statement that PostgreSQL plans once for each connection: for what every delivery needs, where planning and
 * an ORM on the way would cost more than the statement (decision 010). All else asks `db()`.
 * @param name of the statement: one text has one name
 */
export async function prepared<Row extends pg.QueryResultRow>(
  name: string,
  { text, values }: Sql,
): Promise<Row[]> {
  const { rows } = await preparedPool().query<Row>({ name, text, values });
  return rows;
}

/** Why PostgreSQL refused such a statement (its appendix A: five characters); undefined for any other error. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as pg.DatabaseError).code : undefined;
}
