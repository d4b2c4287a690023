import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "#lib/base/db.ts";
import { startSchedules } from "#lib/base/schedules.ts";
import { asAppRole, giveAppRights, hasAppRights, makeAppRole } from "#scripts/database/app-role.ts";
import { migrate } from "#scripts/database/migrate.ts";
import { engineFilters, migrationList, migrationsOnDisk } from "#scripts/database/migrations.ts";
import { withSchemaEngine } from "#scripts/database/schema-engine.ts";
import { type Cluster, startCluster } from "#scripts/postgres/cluster.ts";
import { ask } from "#testing/ask-server.ts";
import { testCompany } from "#testing/company.ts";
import { EmbeddedDatabase } from "./database.ts";

// The database of an older version, which knew only one role and has its schedules already, used by this one.

const PASSWORD = "earlier";
const dir = mkdtempSync(join(tmpdir(), "obalka-role-"));
let cluster: Cluster;
let ownerUrl: string;
let owner: pg.Client;
let appUrl: string;

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString }).on("error", () => {});
  await client.connect();
  return client;
}

beforeAll(async () => {
  cluster = await startCluster({ dir, careless: true });
  await ask(cluster.url("postgres"), "CREATE DATABASE obalka");
  ownerUrl = cluster.url("obalka");
  await withSchemaEngine(ownerUrl, (engine) =>
    engine.applyMigrations({
      migrationsList: migrationList(migrationsOnDisk().slice(0, -3)),
      filters: engineFilters,
    }),
  );
  const boss = new PgBoss(ownerUrl);
  await boss.start();
  await boss.stop({ graceful: false });
  owner = await connected(ownerUrl);
  await makeAppRole(owner, PASSWORD);
  await giveAppRights(owner);
  appUrl = asAppRole(ownerUrl, PASSWORD);
  process.env.DATABASE_URL = appUrl;
});

afterAll(async () => {
  await closeDb();
  await owner.end();
  await cluster.stop();
  rmSync(dir, { recursive: true, force: true });
});

test("the app's role applies no migrations, and says who has to", async () => {
  await expect(migrate(appUrl)).rejects.toThrow(/obalka_app, the role of DATABASE_URL, may not apply them/);
});

test("what later migrations bring may be read and written too; the audit is only added to", async () => {
  await migrate(ownerUrl);
  await owner.query('CREATE TABLE "Later" (id int)');
  const { rows } = await owner.query<{ name: string; rights: string }>(`
    SELECT relname AS "name", (SELECT string_agg(wanted, ' ') FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE',
      'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) AS wanted
      WHERE has_table_privilege('obalka_app', c.oid, wanted)) AS "rights"
    FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')`);
  const rights = new Map(rows.map((row) => [row.name, row.rights]));
  expect(rights.get("AuditEvent")).toBe("SELECT INSERT");
  expect(rights.get("_prisma_migrations")).toBe("SELECT");
  for (const name of ["AuditEvent", "_prisma_migrations"]) rights.delete(name);
  expect(rights.size).toBeGreaterThan(30);
  expect(new Set(rights.values())).toEqual(new Set(["SELECT INSERT UPDATE DELETE"]));
  // Nothing is changed or gone by being started once more.
  expect(await migrate(appUrl)).toEqual([]);
});

test("the app's role changes nothing of the audit, also where the triggers are gone", async () => {
  const company = await testCompany();
  await db().auditEvent.create({ data: { companyId: company.id, event: "account.signedIn" } });
  await owner.query(
    `DROP TRIGGER "AuditEvent_rules" ON "AuditEvent"; DROP TRIGGER "AuditEvent_truncated" ON "AuditEvent"`,
  );
  const before = await owner.query('SELECT * FROM "AuditEvent"');
  const app = await connected(appUrl);
  for (const statement of [
    `UPDATE "AuditEvent" SET "event" = 'x'`,
    `DELETE FROM "AuditEvent"`,
    `INSERT INTO "AuditEvent" SELECT * FROM "AuditEvent" ON CONFLICT ("id") DO UPDATE SET "event" = 'x'`,
    `MERGE INTO "AuditEvent" a USING "AuditEvent" b ON a."id" = b."id" WHEN MATCHED THEN DELETE`,
    `SELECT * FROM "AuditEvent" FOR UPDATE`,
    `TRUNCATE "AuditEvent"`,
    `TRUNCATE "Company" CASCADE`,
    `LOCK TABLE "AuditEvent" IN ACCESS EXCLUSIVE MODE; SELECT 1`,
    `ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL`,
    `ALTER TABLE "AuditEvent" RENAME TO "Other"`,
    `ALTER TABLE "AuditEvent" OWNER TO obalka_app`,
    `DROP TABLE "AuditEvent" CASCADE`,
    `CREATE TRIGGER t BEFORE INSERT ON "AuditEvent" EXECUTE FUNCTION audit_rules()`,
    `CREATE RULE r AS ON INSERT TO "AuditEvent" DO INSTEAD NOTHING`,
    "CREATE OR REPLACE FUNCTION audit_rules() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    `GRANT DELETE ON "AuditEvent" TO obalka_app; DELETE FROM "AuditEvent"`,
    "DROP OWNED BY obalka",
    "SET session_replication_role = replica",
    "SET ROLE obalka",
  ])
    await expect(app.query(statement), statement).rejects.toThrow(
      /permission denied|must be owner|must be able/,
    );
  await app.end();
  expect((await owner.query('SELECT * FROM "AuditEvent"')).rows).toEqual(before.rows);
});

test("the app's role is nobody on the server beyond its rows", async () => {
  const app = await connected(appUrl);
  for (const statement of [
    "CREATE EXTENSION pg_trgm",
    "CREATE TABLE public.mine (a int)",
    "CREATE SCHEMA mine",
    "CREATE ROLE other",
    "CREATE DATABASE other",
    "ALTER ROLE obalka_app SUPERUSER",
    "ALTER SYSTEM SET log_statement = 'all'",
    "SELECT * FROM pg_authid",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT lo_import('/etc/passwd')",
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "COPY (SELECT 1) TO '/tmp/obalka-role'",
    `CREATE TEMP TABLE t (line text); COPY t FROM '/etc/passwd'`,
    "SELECT pg_create_physical_replication_slot('mine')",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'obalka'",
    `INSERT INTO _prisma_migrations SELECT * FROM _prisma_migrations`,
  ])
    await expect(app.query(statement), statement).rejects.toThrow(/permission denied/);
  await app.end();
});

test("schedules whose tables the owner made go on, and so would their own migrations", async () => {
  const stop = await startSchedules(
    [{ name: "daily", cron: "0 5 * * *", run: async () => {} }],
    "Europe/Prague",
    new AbortController().signal,
  );
  await stop();
  const { rows } = await owner.query(
    "SELECT DISTINCT relowner::regrole::text AS by FROM pg_class WHERE relnamespace = 'pgboss'::regnamespace",
  );
  expect(rows).toEqual([{ by: "obalka_app" }]);
});

test("an owner who is no superuser lets the role in as well, and hands the schedules over", async () => {
  await owner.query("CREATE ROLE firma LOGIN PASSWORD 'firma'");
  await owner.query("GRANT obalka_app TO firma");
  await owner.query("CREATE DATABASE firma OWNER firma");
  const { host } = new URL(ownerUrl);
  const firmaUrl = `postgresql://firma:firma@${host}/firma`;
  await migrate(firmaUrl);
  const before = new PgBoss(firmaUrl);
  await before.start();
  await before.stop({ graceful: false });
  const firma = await connected(firmaUrl);
  const restricted = Object.assign(new URL(appUrl), { pathname: "/firma" }).href;
  expect(await hasAppRights(firma)).toBe(false);
  await expect(migrate(restricted)).rejects.toThrow(/obalka_app, the role of DATABASE_URL, has no rights/);
  await giveAppRights(firma);
  expect(await hasAppRights(firma)).toBe(true);
  await firma.end();

  expect(await migrate(restricted)).toEqual([]);
  const boss = new PgBoss({ connectionString: restricted, createSchema: false });
  await boss.start();
  await boss.createQueue("daily", { policy: "exclusive" });
  await boss.stop({ graceful: false });
  const app = await connected(restricted);
  await app.query("ALTER TABLE pgboss.version ADD COLUMN more int");
  await expect(app.query('DELETE FROM "AuditEvent"')).rejects.toThrow(/permission denied/);
  await app.end();
});

test("a data folder of an older version gets the role when it is started, which has another password each time", async () => {
  await closeDb();
  await owner.query("DROP OWNED BY obalka_app");
  await owner.end();
  await cluster.stop();
  const embedded = new EmbeddedDatabase(dir, () => {});
  try {
    const url = await embedded.letAppIn(await embedded.start());
    owner = await connected(url);
    expect((await owner.query('SELECT count(*) > 0 AS "some" FROM "AuditEvent"')).rows).toEqual([
      { some: true },
    ]);
    const earlier = Object.assign(new URL(url), { password: PASSWORD }).href;
    await expect(connected(earlier)).rejects.toThrow(/authentication/);
  } finally {
    await embedded.stop();
  }
});
