import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "#testing/app.ts";
import { dropDatabase } from "#testing/ask-server.ts";
import { type Postfix, type PostfixOrder, startPostfix } from "#testing/postfix/start-postfix.ts";
import { makeDatabase, startTestServer } from "#testing/postgres.ts";

const DATABASE = "obalka_postfix";

export type AppWithPostfix = {
  app: RunningApp;
  postfix: Postfix;
  /** The bytes of a delivery as they were ordered. */
  orderedMime: (messageId: string) => Promise<Buffer>;
  stop: () => Promise<void>;
};

/**
 * A Postfix, and an app for which it stands in the world where a mail server should: at its own name, on ports 465
 * (SSL/TLS) and 587 (STARTTLS).
 */
export async function startAppWithPostfix(order: PostfixOrder): Promise<AppWithPostfix> {
  const postfix = await startPostfix(order);
  const server = await startTestServer();
  const databaseUrl = await makeDatabase(server.adminUrl, DATABASE);
  const dataDir = newDataDir();
  const { host } = order;
  const app = await startApp({
    dataDir,
    env: {
      DATABASE_URL: databaseUrl,
      MASTER_KEY_FILE: makeMasterKey(dataDir),
      NODE_OPTIONS: `--import=${new URL("../../testing/ways.ts", import.meta.url)}`,
      OBALKA_TEST_WAYS: JSON.stringify({
        [`${host}:465`]: postfix.ports.ssl,
        [`${host}:587`]: postfix.ports.starttls,
      }),
      SMTP_ALLOWED_PRIVATE_HOSTS: [465, 587, 2525].map((port) => `${host}:${port}`).join(","),
    },
  });
  return {
    app,
    postfix,
    orderedMime: (messageId) => readMime(databaseUrl, messageId),
    stop: async () => {
      await app.stop();
      await postfix.stop();
      removeDataDir(dataDir);
      await dropDatabase(server.adminUrl, DATABASE);
      await server.stop();
    },
  };
}

function makeMasterKey(dataDir: string): string {
  const path = join(dataDir, "master.key");
  writeFileSync(path, randomBytes(32).toString("hex"), { mode: 0o600 });
  return path;
}

async function readMime(databaseUrl: string, messageId: string): Promise<Buffer> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query('SELECT mime FROM "Delivery" WHERE "messageId" = $1', [messageId]);
  await client.end();
  return rows[0]?.mime ?? Buffer.alloc(0);
}
