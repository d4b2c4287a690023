import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "#scripts/database/migrate.ts";
import { startCluster } from "#scripts/postgres/cluster.ts";
import { ask, dropDatabase } from "./ask-server.ts";

export type TestServer = { adminUrl: string; stop: () => Promise<void> };

/** The server of the tests: the one of `DATABASE_URL`, else an embedded one in a folder that goes away. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => {} };
  const dir = mkdtempSync(join(tmpdir(), "obalka-test-"));
  const cluster = await startCluster({ dir, careless: true });
  const stop = async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { adminUrl: cluster.url("postgres"), stop };
}

/** Makes a database, replacing one of the same name, and brings it to the newest migration. */
export async function makeDatabase(adminUrl: string, name: string): Promise<string> {
  await dropDatabase(adminUrl, name);
  await ask(adminUrl, `CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return url.href;
}
