import pg from "pg";
import { Complaint } from "../complaint.ts";
import { engineFilters, type Migration, migrationList, migrationsOnDisk } from "./migrations.ts";

// Any number that nothing else of ours locks; held while migrations are applied.
const ADVISORY_LOCK = 7_262_317;

/**
 * Brings a database to the newest migration; applies nothing when it is there already.
 * Several machines may start at once: one applies, the others wait.
 * @returns the names of the migrations that were applied
 * @throws Complaint when the server cannot be reached or holds a newer schema
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
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const missing = await missingMigrations(client);
    if (missing.length === 0) return [];
    // Loaded only when there is something to do: a warm start stays fast.
    const { withSchemaEngine } = await import("./schema-engine.ts");
    const migrationsList = migrationList(migrationsOnDisk());
    await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters: engineFilters }),
    );
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function missingMigrations(client: pg.Client): Promise<Migration[]> {
  const { rows: tables } = await client.query("SELECT to_regclass('_prisma_migrations') AS found");
  if (tables[0]?.found === null) return migrationsOnDisk();
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
