import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { migrationsOnDisk } from "#scripts/database/migrations.ts";
import { operate, testInstallation } from "#testing/installation.ts";

const site = await testInstallation(-1);

test("a backup of an older version is brought up to date when it is restored", {
  timeout: 60_000,
}, async () => {
  const newest = migrationsOnDisk().at(-1)?.name ?? "";
  const to = site.newMachine();
  expect(await operate("backup", ["--to", to], site.dataDir).ended).toMatchObject({ code: 0 });
  await site.stop();
  const backup = join(to, readdirSync(to)[0] ?? "");
  const { code, said } = await operate("restore", [backup], site.dataDir).ended;
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining(`up to date (${newest})`) });
  await site.start();
  const [row] = await db().$queryRaw<{ migrations: number }[]>`
    SELECT count(*)::int AS "migrations" FROM _prisma_migrations`;
  expect(row?.migrations).toBe(migrationsOnDisk().length);
});
