import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { asAppRole, giveAppRights, makeAppRole } from "#scripts/database/app-role.ts";
import { migrate } from "#scripts/database/migrate.ts";
import { startCluster } from "#scripts/postgres/cluster.ts";
import { ask, dropDatabase } from "./ask-server.ts";

export type TestServer = {
  adminUrl: string;
  /** The address of a migrated database for the app's own role; on a server that was given, its owner's. */
  letAppIn: (ownerUrl: string) => Promise<string>;
  stop: () => Promise<void>;
};

/** The server of the tests: the one of `DATABASE_URL`, else an embedded one in a folder that goes away. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  // A role is the whole server's: there may be one of that name, with a password of its own.
  if (given) return { adminUrl: given, letAppIn: async (url) => url, stop: async () => {} };
  const dir = mkdtempSync(join(tmpdir(), "obalka-test-"));
  const cluster = await startCluster({ dir, careless: true });
  const stop = async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { adminUrl: cluster.url("postgres"), letAppIn, stop };
}

async function letAppIn(ownerUrl: string): Promise<string> {
  const password = "app";
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await makeAppRole(client, password);
  await giveAppRights(client);
  await client.end();
  return asAppRole(ownerUrl, password);
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
