import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../command.ts";
import { Complaint } from "../complaint.ts";
import { drawMigration } from "../database/draw-migration.ts";
import { startCluster } from "../postgres/cluster.ts";
import { say } from "../say.ts";

/** `npm run db:migration -- NAME`: draws up the step from the last migration to prisma/schema.prisma. */
await runCommand(async () => {
  const [name = ""] = process.argv.slice(2);
  if (!/^[a-z0-9_]+$/.test(name)) {
    throw new Complaint(
      "Name the migration in lower case with underscores: npm run db:migration -- add_reply_to",
    );
  }
  const dir = mkdtempSync(join(tmpdir(), "obalka-migration-"));
  const cluster = await startCluster({ dir, careless: true });
  try {
    const file = await drawMigration(cluster.url("postgres"), name);
    say(file ? `Written: ${file}. Read it, and run npm run db:migrate.` : "The schema has not changed.");
  } finally {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  }
});
