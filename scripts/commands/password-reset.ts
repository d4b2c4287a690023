import { prepareClient } from "../build/prepare.ts";
import { runCommand } from "../command.ts";
import { readCommandLine } from "../command-line.ts";
import { Complaint } from "../complaint.ts";
import { migrate } from "../database/migrate.ts";
import { withDatabase } from "../run/database-url.ts";
import { say } from "../say.ts";

const HELP = `npm run password:reset -- ADDRESS [--stdin] [--without-two-factor]
Prints a link by which the person of the account sets a new password, once, within an hour.
--stdin               sets the password that is given on standard input instead
--without-two-factor  also switches two-factor sign-in off, for a lost phone`;

await runCommand(async () => {
  const options = {
    stdin: { type: "boolean" },
    "without-two-factor": { type: "boolean" },
    help: { type: "boolean" },
  } as const;
  const { values, positionals } = readCommandLine({ options, allowPositionals: true }, HELP);
  if (values.help) return say(HELP);
  const [address, ...more] = positionals;
  if (!address || more.length > 0) throw new Complaint(`Name one account by its e-mail address.\n${HELP}`);
  const password = values.stdin ? await typedPassword() : null;
  await prepareClient();
  await withDatabase(async (databaseUrl) => {
    await migrate(databaseUrl);
    process.env.DATABASE_URL = databaseUrl;
    await reset(address, password, values["without-two-factor"] ?? false);
  });
});

/** The first line of standard input, which is then no argument that other users of the machine see. */
async function typedPassword(): Promise<string> {
  const { PASSWORD_MIN, newPassword } = await import("#lib/auth/schema.ts");
  if (process.stdin.isTTY) say("Type the new password and press Enter (it is shown):");
  let typed = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) {
    typed += chunk;
    if (typed.includes("\n")) break;
  }
  const password = typed.split(/\r?\n/)[0] ?? "";
  if (!newPassword.safeParse(password).success)
    throw new Complaint(`A password has at least ${PASSWORD_MIN} characters, and not more than 200.`);
  return password;
}

async function reset(address: string, password: string | null, withoutTwoFactor: boolean): Promise<void> {
  // Loaded now: the client is generated and the database known.
  const [{ closeDb }, { makeResetLinkFor, removeTwoFactorOf, setPasswordOf }] = await Promise.all([
    import("#lib/base/db.ts"),
    import("#lib/auth/reset/reset-link.ts"),
  ]);
  const unknown = new Complaint(`There is no account ${address}.`);
  if (password === null) {
    const link = await makeResetLinkFor(address);
    if (!link) throw unknown;
    say(`Give this link to ${address}. It sets a new password once, within an hour:\n${link}`);
  } else {
    if (!(await setPasswordOf(address, password).catch(refuse))) throw unknown;
    say(`The password of ${address} is set, and all its sessions have ended.`);
  }
  if (withoutTwoFactor) {
    await removeTwoFactorOf(address);
    say("Two-factor sign-in is off for this account.");
  }
  await closeDb();
}

function refuse(error: Error): never {
  if (error.message !== "passwordGuessable") throw error;
  throw new Complaint(
    "This password would soon be guessed: it is too common, or made of the person's name or company.",
  );
}
