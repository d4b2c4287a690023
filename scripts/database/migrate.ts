import pg from "pg";
import { Complaint } from "../complaint.ts";
import { giveAppRights, hasAppRights, MIGRATION_LOCK } from "./app-role.ts";
import { engineFilters, type Migration, migrationList, migrationsOnDisk } from "./migrations.ts";

/**
 * Brings a database to the newest migration; applies nothing when it is there already.
 * Several machines may start at once: one applies, the others wait. Where the app has a role of its own, it may use
 * what is new.
 * @returns the names of the migrations that were applied
 * @throws Complaint when the server cannot be reached, holds a newer schema, or one that this role may not bring up to date
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new Complaint(
      `The database of DATABASE_URL cannot be reached (${reason}). Check the address and password.`,
    );
  }
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const missing = await missingMigrations(client);
    if (missing.length === 0) return [];
    await requireOwner(client, missing);
    // Loaded only when there is something to do: a warm start stays fast.
    const { withSchemaEngine } = await import("./schema-engine.ts");
    const migrationsList = migrationList(migrationsOnDisk());
    await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters: engineFilters }),
    );
    if (await hasAppRights(client)) await giveAppRights(client);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function missingMigrations(client: pg.Client): Promise<Migration[]> {
  const { rows: tables } = await client.query(
    `SELECT current_user AS "role", to_regclass('_prisma_migrations') AS "found",
       has_table_privilege(to_regclass('_prisma_migrations'), 'SELECT') AS "may"`,
  );
  if (tables[0]?.found === null) return migrationsOnDisk();
  if (!tables[0]?.may) {
    throw new Complaint(
      `${tables[0]?.role}, the role of DATABASE_URL, has no rights in this database. ` +
        'docs/operations.md, "A role that owns nothing", tells how it gets them.',
    );
  }
  const { rows } = await client.query(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Map<string, string>(rows.map((row) => [row.migration_name, row.checksum]));
  const known = migrationsOnDisk();
  const newer = [...applied.keys()].filter((name) => !known.some((migration) => migration.name === name));
  if (newer.length > 0) {
    throw new Complaint(
      `The database was made by a newer version of Obálka (${newer.join(", ")}). Start that version, or restore a backup.`,
    );
  }
  return known.filter(({ name }) => !applied.has(name));
}

// The app's own role may read which migrations there are, and apply none.
async function requireOwner(client: pg.Client, missing: Migration[]): Promise<void> {
  const { rows } = await client.query<{ role: string; may: boolean }>(
    `SELECT current_user AS "role", coalesce(
       (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('_prisma_migrations')),
       has_schema_privilege(current_schema(), 'CREATE')) AS "may"`,
  );
  if (rows[0]?.may) return;
  throw new Complaint(
    `The database lacks migrations (${missing.map(({ name }) => name).join(", ")}), and ${rows[0]?.role}, the role of ` +
      "DATABASE_URL, may not apply them. Run npm run db:migrate with a DATABASE_URL of the tables' owner first.",
  );
}
