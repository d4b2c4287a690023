import { prepareClient } from "../build/prepare.ts";
import { runCommand } from "../command.ts";
import { migrate } from "../database/migrate.ts";
import { withDatabase } from "../run/database-url.ts";
import { say } from "../say.ts";

/** `npm run db:migrate`: brings the database to the newest migration. */
await runCommand(async () => {
  await prepareClient();
  await withDatabase(async (databaseUrl) => {
    const applied = await migrate(databaseUrl);
    say(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
  });
});
