import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { engineFilters, MIGRATIONS_FOLDER, migrationsOnDisk } from "./migrations.ts";
import { SCHEMA_FILE, withSchemaEngine } from "./schema-engine.ts";

/**
 * Writes the step to prisma/schema.prisma as a new migration. Each migration keeps the schema that it leads to
 * beside it: the step is drawn from file to file; the engine
 * only wants a server to talk to.
 * @param serverUrl any database of any PostgreSQL server; nothing in it is read or changed
 * @returns the new file, or null when there is nothing to write
 */
export async function drawMigration(
  serverUrl: string,
  name: string,
  now = new Date(),
): Promise<string | null> {
  const schema = readFileSync(SCHEMA_FILE, "utf8");
  const { stdout: sql } = await withSchemaEngine(serverUrl, (engine) =>
    engine.diff({
      from: previousSchema(),
      to: { tag: "schemaDatamodel", files: [{ path: SCHEMA_FILE, content: schema }] },
      script: true,
      exitCode: null,
      filters: engineFilters,
    }),
  );
  if (!sql || /^\s*-- This is an empty migration/.test(sql)) return null;
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `${MIGRATIONS_FOLDER}/${stamp}_${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/migration.sql`, sql);
  writeFileSync(`${folder}/schema.prisma`, schema);
  writeFileSync(`${MIGRATIONS_FOLDER}/migration_lock.toml`, 'provider = "postgresql"\n');
  return `${folder}/migration.sql`;
}

function previousSchema() {
  const last = migrationsOnDisk().at(-1);
  if (!last) return { tag: "empty" as const };
  const path = `${MIGRATIONS_FOLDER}/${last.name}/schema.prisma`;
  return { tag: "schemaDatamodel" as const, files: [{ path, content: readFileSync(path, "utf8") }] };
}
