import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { closeDb } from "#lib/base/db.ts";
import { ask, dropDatabase } from "./ask-server.ts";

export type TestDatabase = { url: string };

declare module "vitest" {
  interface ProvidedContext {
    /** A server on which test databases may be made, and the migrated database that they are copies of, as the app sees it. */
    postgres: { adminUrl: string; template: string; appUrl: string };
  }
}

/**
 * A fresh database for this test file, cloned from the migrated template. `DATABASE_URL` of this
 * process points to it; it is dropped after the file's last test.
 * @param as the app's own role; its owner for tests that do to tables what the app may not
 */
export async function testDatabase({ as = "app" }: { as?: "app" | "owner" } = {}): Promise<TestDatabase> {
  const { adminUrl, appUrl, template } = inject("postgres");
  const name = `obalka_test_${randomBytes(6).toString("hex")}`;
  await ask(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(as === "app" ? appUrl : adminUrl);
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
  afterAll(async () => {
    await closeDb();
    await dropDatabase(adminUrl, name);
  });
  return { url: url.href };
}
