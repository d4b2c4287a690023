import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { closeDb } from "#lib/base/db.ts";
import { readMailboxWithPassword } from "#lib/mailbox/read-mailbox.ts";
import { testSender } from "#testing/deliveries.ts";
import { operate, testInstallation } from "#testing/installation.ts";

const site = await testInstallation();
// The installation's own file, before anything is sealed: it is the one that will change.
process.env.MASTER_KEY_FILE = join(site.dataDir, "master.key");

async function succeed(command: string, ...args: string[]): Promise<string> {
  const { code, said } = await operate(command, args, site.dataDir).ended;
  expect({ code, said }).toMatchObject({ code: 0 });
  return said;
}

test("a backup from before a rotation is restored with the old key, as the command says, and rotated again", {
  timeout: 120_000,
}, async () => {
  const sender = await testSender({
    host: "mail.firma.example",
    port: 465,
    encryption: "ssl",
    username: "a",
    password: "tajné heslo",
  });
  const password = async () =>
    (await readMailboxWithPassword(sender.company.id, sender.mailboxId)).server.password;
  const to = site.newMachine();
  await succeed("backup", "--to", to);
  const backup = join(to, readdirSync(to)[0] ?? "");
  expect(await succeed("keys-rotate")).toContain("Passwords sealed anew: 1.");
  expect(await password()).toBe("tajné heslo");

  await closeDb();
  await site.stop();
  const refused = await operate("restore", [backup], site.dataDir).ended;
  const [, hint = ""] = /(echo "\$\(cat .*) Nothing was changed/.exec(refused.said) ?? [];
  expect(refused).toMatchObject({
    code: 1,
    said: expect.stringContaining("older than the present master key"),
  });
  execFileSync("sh", ["-c", hint.replace(/\.$/, "")]);
  await succeed("restore", backup);

  await site.start();
  expect(await password()).toBe("tajné heslo");
  expect(await succeed("keys-rotate")).toContain("Passwords sealed anew: 1.");
  expect(await password()).toBe("tajné heslo");
});
