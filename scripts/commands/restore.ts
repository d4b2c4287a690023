import { resolve } from "node:path";
import { readSettings } from "#lib/base/env.ts";
import { interruption } from "../backup/interruption.ts";
import { restoreBackup } from "../backup/restore-backup.ts";
import { prepareClient } from "../build/prepare.ts";
import { runCommand } from "../command.ts";
import { readCommandLine } from "../command-line.ts";
import { Complaint } from "../complaint.ts";
import { say } from "../say.ts";

const HELP = `npm run restore -- FOLDER [--without-key]
Puts a backup in the place of the embedded database. Obálka must be stopped. What is there now is set aside, not
deleted, and every delivery that was open waits for a person.
  FOLDER          a folder that npm run backup made
  --without-key   also where the master key of the backup is lost: the mailboxes' passwords have to be typed anew`;

await runCommand(async () => {
  const { values, positionals } = readCommandLine(
    {
      allowPositionals: true,
      options: { "without-key": { type: "boolean", default: false }, help: { type: "boolean" } },
    } as const,
    HELP,
  );
  if (values.help) return say(HELP);
  const settings = readSettings();
  if (settings.databaseUrl) {
    throw new Complaint(
      "DATABASE_URL names a PostgreSQL server of your own; npm run restore puts back only the embedded database. " +
        "Stop every Obálka and worker, use the server's own tools, for example: " +
        'pg_restore --clean --if-exists --dbname="$DATABASE_URL" obalka.dump, and before the first worker starts: ' +
        "npm run db:migrate && psql \"$DATABASE_URL\" -c 'SELECT mark_restored()', so that what was open is not sent twice.",
    );
  }
  const [folder, ...more] = positionals;
  if (!folder || more.length > 0) throw new Complaint(`Name the folder of one backup.\n${HELP}`);
  const signal = interruption("Stopped before the end: nothing was changed.");
  await prepareClient();
  const withoutKey = values["without-key"];
  const { manifest, aside, migrations, held } = await restoreBackup({
    backup: resolve(folder),
    settings,
    withoutKey,
    signal,
  });
  say(`The backup of ${manifest.madeAt} is in place, in ${settings.dataDir}.`);
  if (migrations.length > 0) say(`It was brought up to date (${migrations.join(", ")}).`);
  if (aside) say(`What was there before is in ${aside}. Delete it when all is well.`);
  if (withoutKey) say("Type the mailboxes' passwords anew where a mailbox says that it cannot sign in.");
  say(heldSentence(held));
  say("Now run npm start.");
});

function heldSentence(held: number): string {
  if (held === 0) return "No delivery was open.";
  return (
    `Deliveries that were open: ${held}. They may have gone out since the backup was made, so each waits for a person ` +
    "on the page Deliveries: release, cancel or decide it there."
  );
}
