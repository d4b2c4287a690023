import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { type Choice, listFiles } from "./list-files.ts";
import { DATABASE } from "./manifest.ts";
import type { UnfinishedBackup } from "./unfinished-backup.ts";

// PostgreSQL's manual, "Backing Up the Data Directory": made anew by the server, or only of use to the running one.
const EMPTIED = new Set([
  ...["pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial"],
  ...["pg_snapshots", "pg_stat_tmp", "pg_subtrans"],
]);
const LEFT_OUT = new Set([
  ...["postmaster.pid", "postmaster.opts", "backup_label", "backup_label.old", "backup_manifest"],
  ...["tablespace_map", "tablespace_map.old", "recovery.signal", "standby.signal"],
  ...["postgresql.auto.conf.tmp", "current_logfiles", "current_logfiles.tmp"],
]);
const TEMPORARY = /^(pgsql_tmp|pg_internal\.init|t\d+_\d+)/;
const CONTROL = "global/pg_control";

/** What of a cluster's folder belongs into a backup. */
export function chooseOfCluster(path: string, name: string): Choice {
  if (EMPTIED.has(path)) return "empty";
  return LEFT_OUT.has(path) || TEMPORARY.test(name) ? "leave" : "take";
}

/**
 * Copies a cluster while it is written to (PostgreSQL's manual, "Making a Base Backup Using the Low Level API"): the
 * files as they come, and the log (WAL) of the time meanwhile, by which recovery makes them one consistent state, that
 * of the end of the copy.
 * @returns the migrations that the database has
 */
export async function copyCluster(
  backup: UnfinishedBackup,
  databaseUrl: string,
  from: string,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // A lost connection ends the copy by the next query.
  client.on("error", () => {});
  await client.connect();
  try {
    // The log must not be recycled before it is copied. The slot ends with this session.
    await client.query("SELECT pg_create_physical_replication_slot($1, true, true)", [
      `obalka_backup_${process.pid}`,
    ]);
    const start = await one<{ lsn: string }>(client, "SELECT pg_backup_start('obalka', true) AS lsn");
    await copyFiles(backup, from);
    const migrations = await migrationsOf(client);
    const stop = await one<{ lsn: string; labelfile: string; spcmapfile: string }>(
      client,
      "SELECT lsn, labelfile, spcmapfile FROM pg_backup_stop(false)",
    );
    await backup.addContent(`${DATABASE}/backup_label`, stop.labelfile);
    if (stop.spcmapfile) await backup.addContent(`${DATABASE}/tablespace_map`, stop.spcmapfile);
    for (const segment of await segmentsBetween(client, start.lsn, stop.lsn)) {
      await backup.addFile(`${DATABASE}/pg_wal/${segment}`, join(from, "pg_wal", segment));
    }
    return migrations;
  } finally {
    await client.end().catch(() => undefined);
  }
}

// Listed only now: what came before the start of the backup is in no log that is copied.
async function copyFiles(backup: UnfinishedBackup, from: string): Promise<void> {
  const listed = await listFiles(from, chooseOfCluster);
  await backup.addAll(
    DATABASE,
    from,
    listed.filter(({ path }) => path !== CONTROL),
  );
  await backup.addContent(`${DATABASE}/${CONTROL}`, await readSteady(join(from, CONTROL)));
}

// No log repairs this file, so it must not be read while the server is half-way through writing it.
async function readSteady(path: string): Promise<Buffer> {
  let seen = await readFile(path);
  for (;;) {
    const again = await readFile(path);
    if (again.equals(seen)) return seen;
    seen = again;
  }
}

async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { found } = await one<{ found: string | null }>(
    client,
    "SELECT to_regclass('_prisma_migrations') AS found",
  );
  if (found === null) return [];
  const { rows } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations " +
      "WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

/** The names of the log's files from that of `start` to that of the last byte before `stop`. */
async function segmentsBetween(client: pg.Client, start: string, stop: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT pg_walfile_name('0/0'::pg_lsn + n * size + 1) AS name
     FROM (SELECT setting::numeric AS size FROM pg_settings WHERE name = 'wal_segment_size') AS segment,
       generate_series(div($1::pg_lsn - '0/0', size), div($2::pg_lsn - '0/0' - 1, size)) AS n`,
    [start, stop],
  );
  return rows.map(({ name }) => name);
}

async function one<Row extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<Row> {
  const { rows } = await client.query<Row>(sql);
  const [row] = rows;
  if (!row) throw new Error(`no row: ${sql}`);
  return row;
}
