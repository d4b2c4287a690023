import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { readSettings } from "#lib/base/env.ts";
import { interruption } from "../backup/interruption.ts";
import { makeBackup } from "../backup/make-backup.ts";
import { megabytes } from "../backup/require-room.ts";
import { runCommand } from "../command.ts";
import { readCommandLine } from "../command-line.ts";
import { Complaint } from "../complaint.ts";
import { withDatabase } from "../run/database-url.ts";
import { say } from "../say.ts";

const HELP = `npm run backup -- [--to FOLDER] [--with-key]
Copies the embedded database and the sandbox's mail, also while Obálka runs, to a folder named after the time.
  --to FOLDER   where that folder is made; by default backups/ in DATA_DIR
  --with-key    also copies the master key: whoever has the backup can then read the mailboxes' passwords`;

await runCommand(async () => {
  const { values } = readCommandLine(
    {
      options: {
        to: { type: "string" },
        "with-key": { type: "boolean", default: false },
        help: { type: "boolean" },
      },
    } as const,
    HELP,
  );
  if (values.help) return say(HELP);
  const settings = readSettings();
  const { dataDir, masterKeyFile } = settings;
  if (settings.databaseUrl) {
    throw new Complaint(
      "DATABASE_URL names a PostgreSQL server of your own; npm run backup copies only the embedded database. " +
        'Use the server\'s own tools, for example: pg_dump --format=custom --file=obalka.dump "$DATABASE_URL". ' +
        `Keep a copy of the master key (${masterKeyFile}) too, in another place.`,
    );
  }
  if (!existsSync(join(dataDir, "db"))) {
    throw new Complaint(`There is no database in ${dataDir} yet. Set DATA_DIR to the folder of your data.`);
  }
  const to = resolve(values.to ?? join(dataDir, "backups"));
  const signal = interruption("Stopped before the end: no backup was made.");
  const withKey = values["with-key"];
  await withDatabase(async (databaseUrl) => {
    const { folder, bytes } = await makeBackup({ settings, databaseUrl, to, withKey, signal });
    say(`The backup is made: ${folder} (${megabytes(bytes)}).`);
    say(withKey ? keyInside() : keyApart(masterKeyFile));
    say(`Copy it to another disk or machine. To put it back: npm run restore -- ${folder}`);
  });
});

function keyInside(): string {
  return "The master key is in it: whoever has this folder can read the mailboxes' passwords. Keep it like a password.";
}

function keyApart(masterKeyFile: string): string {
  return (
    `The master key is not in it. Keep a copy of ${masterKeyFile} in another place: without it the mailboxes' ` +
    "passwords cannot be opened, and with it beside the backup they are not protected."
  );
}
