import { readFileSync } from "node:fs";
import type pg from "pg";

/** The role of the app's processes, which owns no table of ours (decision 041). */
const APP_ROLE = "obalka_app";
const RIGHTS_FILE = "scripts/database/app-role.sql";

// Any number that nothing else of ours locks; held while the database is brought up to date.
export const MIGRATION_LOCK = 7_262_317;

/**
 * Makes the role on a server of our own, or gives it a new password. It has no rights by that.
 * @param client of a superuser
 */
export async function makeAppRole(client: pg.Client, password: string): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [APP_ROLE]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${APP_ROLE}`);
  await client.query(
    `ALTER ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS ` +
      `PASSWORD ${client.escapeLiteral(password)}`,
  );
}

/**
 * Gives the role its rights in a database, all at once and no others.
 * @param client of the owner of the tables
 */
export async function giveAppRights(client: pg.Client): Promise<void> {
  // Statements that are sent together are one transaction.
  await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK}); ${readFileSync(RIGHTS_FILE, "utf8")}`);
}

/** Whether the role was given rights in this database before: one of the same name may be another installation's. */
export async function hasAppRights(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>(
    `SELECT coalesce(bool_or(has_table_privilege(oid, 'public."Company"', 'SELECT')), false) AS "has"
     FROM pg_roles WHERE rolname = $1`,
    [APP_ROLE],
  );
  return rows[0]?.has ?? false;
}

/** The same database, as the app's role. */
export function asAppRole(ownerUrl: string, password: string): string {
  return Object.assign(new URL(ownerUrl), { username: APP_ROLE, password }).href;
}
