import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSettings } from "#lib/base/env.ts";
import { Complaint } from "../complaint.ts";
import { prepareDataDir } from "./data-dir.ts";
import { EmbeddedDatabase } from "./database.ts";
import { isServing } from "./run-file.ts";

/**
 * Calls `deed` with the app's database: that of `DATABASE_URL`, else the embedded one, which is started for the
 * time of the deed where the app does not run.
 */
export async function withDatabase(deed: (databaseUrl: string) => Promise<void>): Promise<void> {
  const { databaseUrl, dataDir } = readSettings();
  if (databaseUrl) return deed(databaseUrl);
  if (isServing(dataDir)) return deed(runningUrl(dataDir));
  prepareDataDir({ dataDir, databaseUrl });
  const embedded = new EmbeddedDatabase(dataDir, () => {});
  try {
    await deed(await embedded.start());
  } finally {
    await embedded.stop();
  }
}

// The fourth line of postmaster.pid is the port (PostgreSQL, miscadmin.h).
function runningUrl(dataDir: string): string {
  try {
    const port = readFileSync(join(dataDir, "db", "postmaster.pid"), "utf8").split("\n")[3];
    const password = readFileSync(join(dataDir, "db.password"), "utf8").trim();
    return `postgresql://obalka:${password}@127.0.0.1:${port}/obalka`;
  } catch (cause) {
    throw new Complaint(`The database of ${dataDir} is not up. Wait until Obálka is ready, then try again.`, {
      cause,
    });
  }
}
