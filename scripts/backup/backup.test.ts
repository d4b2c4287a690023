import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { eventually } from "#testing/eventually.ts";
import { filesOf, operate, testInstallation } from "#testing/installation.ts";

const site = await testInstallation();

test("a backup is closed to others, and without the master key", { timeout: 60_000 }, async () => {
  const { folder, said } = await backUp();
  for (const path of ["", ...filesOf(folder)]) expect(statSync(join(folder, path)).mode & 0o077).toBe(0);
  expect(existsSync(join(folder, "master.key"))).toBe(false);
  expect(said).toContain(`The master key is not in it. Keep a copy of ${join(site.dataDir, "master.key")}`);
  expect(existsSync(join(folder, "delivery-mark.json"))).toBe(false);
  expect(existsSync(join(folder, "db", "postmaster.pid"))).toBe(false);
});

test("the master key is in it where the operator wants it so", { timeout: 60_000 }, async () => {
  const { folder, said } = await backUp("--with-key");
  expect(readFileSync(join(folder, "master.key"))).toEqual(readFileSync(join(site.dataDir, "master.key")));
  expect(said).toContain("The master key is in it");
});

test("without --to it lies in the data folder, and nothing of it goes into the next one", {
  timeout: 60_000,
}, async () => {
  for (let i = 0; i < 2; i++)
    expect(await operate("backup", [], site.dataDir).ended).toMatchObject({ code: 0 });
  const backups = readdirSync(join(site.dataDir, "backups"));
  expect(backups).toHaveLength(2);
  for (const name of backups) {
    expect(readdirSync(join(site.dataDir, "backups", name)).sort()).toEqual([
      ...["db", "db.password", "manifest.json", "sandbox"],
    ]);
  }
});

test("a backup that is killed half-way is never taken for one", { timeout: 60_000 }, async () => {
  const { to, backup, goOn } = await halfWay();
  backup.process.kill("SIGKILL");
  await backup.ended;
  await goOn();
  const [unfinished = ""] = readdirSync(to);
  const { code, said } = await operate("restore", [join(to, unfinished)], site.newMachine()).ended;
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining("is no backup") });
  await backUp();
});

test("a backup that is stopped leaves nothing behind, and says so", { timeout: 60_000 }, async () => {
  const { to, backup, goOn } = await halfWay();
  backup.process.kill("SIGTERM");
  await goOn();
  expect(await backup.ended).toEqual({ code: 1, said: "Stopped before the end: no backup was made.\n" });
  expect(readdirSync(to)).toEqual([]);
});

test("a backup whose database dies meanwhile leaves nothing behind", { timeout: 60_000 }, async () => {
  const { to, backup } = await halfWay();
  await site.stop();
  const { code, said } = await backup.ended;
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining("no backup was made") });
  expect(readdirSync(to)).toEqual([]);
});

test("Obálka need not run: the database is brought up for the time of the backup", {
  timeout: 60_000,
}, async () => {
  await site.stop();
  await backUp();
  expect(existsSync(join(site.dataDir, "db", "postmaster.pid"))).toBe(false);
  await site.start();
});

test("where there is nothing to back up, or a server of one's own, it says what to do", async () => {
  const nothing = await operate("backup", [], site.newMachine()).ended;
  expect(nothing).toMatchObject({ code: 1, said: expect.stringContaining("There is no database") });
  const DATABASE_URL = "postgresql://obalka@db.example/obalka";
  const own = await operate("backup", [], site.dataDir, { DATABASE_URL }).ended;
  expect(own).toMatchObject({ code: 1, said: expect.stringContaining("pg_dump") });
  const inside = await operate("backup", ["--to", join(site.dataDir, "db", "backups")], site.dataDir).ended;
  expect(inside).toMatchObject({ code: 1, said: expect.stringContaining("Choose a folder outside") });
});

async function backUp(...more: string[]): Promise<{ folder: string; said: string }> {
  const to = site.newMachine();
  const { code, said } = await operate("backup", ["--to", to, ...more], site.dataDir).ended;
  expect({ code, said }).toMatchObject({ code: 0 });
  const names = readdirSync(to);
  expect(names).toHaveLength(1);
  return { folder: join(to, names[0] ?? ""), said };
}

/** A backup that has copied its files, and then waits for a table until it is told to go on. */
async function halfWay() {
  const lock = new pg.Client({ connectionString: process.env.DATABASE_URL });
  lock.on("error", () => {});
  await lock.connect();
  await lock.query("BEGIN; LOCK TABLE _prisma_migrations");
  const to = site.newMachine();
  const backup = operate("backup", ["--to", to], site.dataDir);
  await eventually(async () => {
    const { rowCount } = await lock.query("SELECT FROM pg_locks WHERE NOT granted");
    expect(rowCount).toBe(1);
  });
  expect(readdirSync(to)).toEqual([expect.stringMatching(/^obalka-.*\.unfinished$/)]);
  return { to, backup, goOn: () => lock.end() };
}
