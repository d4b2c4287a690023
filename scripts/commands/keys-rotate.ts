import { readSettings } from "#lib/base/env.ts";
import type { KeyRing } from "#lib/base/key-ring.ts";
import { interruption } from "../backup/interruption.ts";
import { prepareClient } from "../build/prepare.ts";
import { runCommand } from "../command.ts";
import { readCommandLine } from "../command-line.ts";
import { Complaint } from "../complaint.ts";
import { readKeyFile, setAside, withNewCurrent, withNextKey, writeKeyFile } from "../keys/key-file.ts";
import { withDatabase } from "../run/database-url.ts";
import { say } from "../say.ts";

/** A password may be saved with the old key while a look is taken. */
const TRIES = 5;
const HELP = `npm run keys:rotate -- [--add] [--keep-old]
Makes a new master key and seals the mailboxes' passwords with it, also while Obálka runs. One that was broken off is
gone on with.
  --add        only adds the next key to the file: for several machines, each of which gets the file first
  --keep-old   leaves the old key in the file, until every machine has it; run without it afterwards`;

await runCommand(async () => {
  const options = {
    add: { type: "boolean", default: false },
    "keep-old": { type: "boolean", default: false },
    help: { type: "boolean" },
  } as const;
  const { values } = readCommandLine({ options }, HELP);
  if (values.help) return say(HELP);
  const { masterKeyFile: file } = readSettings();
  const ring = readKeyFile(file);
  if (values.add) {
    writeKeyFile(file, withNextKey(ring));
    return say(
      `The next key is in ${file}. Copy the file to every machine that runs Obálka or a worker, then run ` +
        "npm run keys:rotate -- --keep-old on one of them.",
    );
  }
  await prepareClient();
  const signal = interruption(
    "Stopped before the end. Run npm run keys:rotate again, and it goes on from here.",
  );
  await withDatabase((databaseUrl) => rotate(file, databaseUrl, { keepOld: values["keep-old"], signal }));
});

async function rotate(
  file: string,
  databaseUrl: string,
  { keepOld, signal }: { keepOld: boolean; signal: AbortSignal },
): Promise<void> {
  process.env.DATABASE_URL = databaseUrl;
  const begun = readKeyFile(file);
  if (begun.old.length === 0) {
    writeKeyFile(file, withNewCurrent(begun));
    say("A new master key seals from now on; the old one still opens.");
  } else say("Going on with the rotation that was begun.");
  // Loaded now: the client is generated and the database known.
  const [{ closeDb }, { areUnused, resealPasswords }] = await Promise.all([
    import("#lib/base/db.ts"),
    import("#lib/mailbox/reseal-passwords.ts"),
  ]);
  let ring = begun;
  for (let unused = false, tries = 0; !unused; tries++) {
    if (tries === TRIES)
      throw new Complaint("Passwords are still sealed with the old key. Run npm run keys:rotate again.");
    const { resealed, unreadable } = await resealPasswords(signal);
    say(`Passwords sealed anew: ${resealed}.`);
    if (unreadable > 0)
      say(`Passwords that no key at hand opens: ${unreadable}. They have to be typed anew.`);
    ring = readKeyFile(file);
    unused = keepOld || (await areUnused(ring.old.map(({ id }) => id)));
  }
  await closeDb();
  say(keepOld ? keptSentence(file) : asideSentence(takeOut(file, ring)));
}

function takeOut(file: string, ring: KeyRing): string[] {
  const aside = setAside(file, ring.old);
  writeKeyFile(file, { ...ring, old: [] });
  return aside;
}

function keptSentence(file: string): string {
  return `Copy ${file} to every machine, then run npm run keys:rotate once more, which takes the old key out.`;
}

function asideSentence(files: string[]): string {
  return (
    `The old key is no longer needed, and lies in ${files.join(", ")}. Only backups made before now need it: keep it ` +
    "apart from them, and delete it with the last of them."
  );
}
