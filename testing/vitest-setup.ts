import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { dropDatabase } from "./ask-server.ts";
import { makeDatabase, startTestServer } from "./postgres.ts";

/** Once for a whole run: a PostgreSQL server, the template of the test databases, a master key. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = `obalka_template_${process.pid}`;
  const appUrl = await server.letAppIn(await makeDatabase(server.adminUrl, template));
  project.provide("postgres", { adminUrl: server.adminUrl, template, appUrl });

  const dataDir = mkdtempSync(join(tmpdir(), "obalka-test-data-"));
  process.env.DATA_DIR = dataDir;
  process.env.MASTER_KEY_FILE = join(dataDir, "master.key");
  process.env.LOG_LEVEL ??= "silent";
  writeFileSync(process.env.MASTER_KEY_FILE, "5e".repeat(32), { mode: 0o600 });
  return async () => {
    await dropDatabase(server.adminUrl, template);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
