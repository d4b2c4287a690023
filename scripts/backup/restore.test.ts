import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { closeDb } from "#lib/base/db.ts";
import { readMailboxWithPassword } from "#lib/mailbox/read-mailbox.ts";
import { deliveryOf, order, type Sender, testSender } from "#testing/deliveries.ts";
import { filesOf, operate, testInstallation } from "#testing/installation.ts";
import type { Manifest } from "./manifest.ts";

const site = await testInstallation();
const server = {
  host: "mail.firma.example",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "tajné heslo",
} as const;

let sender: Sender;
let open: { id: string };
let backup: string;
let backupWithKey: string;

beforeAll(async () => {
  sender = await testSender(server);
  open = await order(sender);
  backup = await backUp();
  backupWithKey = await backUp("--with-key");
  await closeDb();
}, 120_000);

describe("a backup that cannot be used is refused before anything is touched:", () => {
  const spoilt: [what: string, spoil: (folder: string) => void, says: string][] = [
    ["one bit of a file differs", (folder) => flipBit(join(folder, largestOf(folder).path)), "is damaged"],
    ["a file is missing", (folder) => rmSync(join(folder, largestOf(folder).path)), "is damaged"],
    [
      "a file is too long",
      (folder) => writeFileSync(join(folder, "db.password"), "x".repeat(99)),
      "is damaged",
    ],
    ["the manifest is missing", (folder) => rmSync(join(folder, "manifest.json")), "is no backup"],
    ["the manifest is cut off", (folder) => writeFileSync(join(folder, "manifest.json"), "{"), "is damaged"],
    ["it leads out of its folder", edited((m) => m.folders.push("db/../../elsewhere")), "is damaged"],
    [
      "a newer Obálka made it",
      edited((m) => m.migrations.push("29990101000000_later")),
      "newer version of Obálka",
    ],
    ["it is of another PostgreSQL", edited((m) => (m.postgres = 17)), "PostgreSQL 17"],
    ["the master key is another one", edited((m) => (m.keyId = "00".repeat(8))), "--without-key"],
    [
      "the server does not start on it",
      (folder) => replaced(folder, "db/global/pg_control"),
      "did not start",
    ],
  ];
  test.each(spoilt)("%s", { timeout: 60_000 }, async (_what, spoil, says) => {
    await site.stop();
    const folder = join(site.newMachine(), "backup");
    cpSync(backup, folder, { recursive: true });
    spoil(folder);
    const before = tree();
    const { code, said } = await operate("restore", [folder], site.dataDir).ended;
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(says) });
    expect(tree()).toEqual(before);
  });
});

test("nothing is restored while Obálka runs, or its database alone", { timeout: 60_000 }, async () => {
  await site.stop();
  await site.start();
  const running = await operate("restore", [backup], site.dataDir).ended;
  expect(running).toMatchObject({ code: 1, said: expect.stringContaining("Stop it first") });
  await site.stop();
  await site.startDatabase();
  const alone = await operate("restore", [backup], site.dataDir).ended;
  expect(alone).toMatchObject({
    code: 1,
    said: expect.stringContaining("Wait until the command that uses it"),
  });
  expect(await deliveryOf(open)).toMatchObject({ state: "queued" });
});

test("a restore that is stopped changes nothing", { timeout: 60_000 }, async () => {
  await site.stop();
  const before = tree();
  const { restore, goOn } = await halfWay();
  restore.process.kill("SIGINT");
  await goOn();
  expect(await restore.ended).toEqual({ code: 1, said: "Stopped before the end: nothing was changed.\n" });
  expect(tree()).toEqual(before);
});

test("a restore that was killed can be run again", { timeout: 60_000 }, async () => {
  await site.stop();
  const { restore, goOn } = await halfWay();
  restore.process.kill("SIGKILL");
  await restore.ended;
  await goOn();
  expect(readdirSync(site.dataDir)).toContain("restore.unfinished");
  expect(await operate("restore", [backup], site.dataDir).ended).toMatchObject({ code: 0 });
  expect(readdirSync(site.dataDir)).not.toContain("restore.unfinished");
  expect(readdirSync(site.dataDir)).not.toContain("run.json");
  await site.start();
  expect(await deliveryOf(open)).toMatchObject({ state: "held", hold: "restore" });
});

test("on a new machine the key is asked for; with it, the passwords open", { timeout: 60_000 }, async () => {
  await site.stop();
  const machine = site.newMachine();
  const refused = await operate("restore", [backup], machine).ended;
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining(join(machine, "master.key")) });
  expect(readdirSync(machine)).toEqual([]);
  cpSync(join(site.dataDir, "master.key"), join(machine, "master.key"));
  const { code, said } = await operate("restore", [backup], machine).ended;
  expect({ code, said }).toMatchObject({
    code: 0,
    said: expect.stringContaining("Deliveries that were open: 1."),
  });
  expect(said).not.toContain("What was there before");
  await site.start(machine);
  expect(await deliveryOf(open)).toMatchObject({ state: "held", hold: "restore" });
  expect(await readMailboxWithPassword(sender.company.id, sender.mailboxId)).toMatchObject({
    server: { password: "tajné heslo" },
  });
});

test("a backup with the key brings it along, and takes no other one's place", {
  timeout: 60_000,
}, async () => {
  await site.stop();
  const machine = site.newMachine();
  expect(await operate("restore", [backupWithKey], machine).ended).toMatchObject({ code: 0 });
  const key = join(machine, "master.key");
  expect(readFileSync(key)).toEqual(readFileSync(join(site.dataDir, "master.key")));
  expect(statSync(key).mode & 0o777).toBe(0o600);
  const other = site.newMachine();
  writeFileSync(join(other, "master.key"), "ab".repeat(32));
  const refused = await operate("restore", [backupWithKey], other).ended;
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("Another master key lies at") });
});

test("where the key is lost, the rest is restored all the same", { timeout: 60_000 }, async () => {
  await site.stop();
  const machine = site.newMachine();
  const { code, said } = await operate("restore", [backup, "--without-key"], machine).ended;
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining("passwords anew") });
  expect(existsSync(join(machine, "master.key"))).toBe(false);
});

test("with a server of one's own it says how that is done", async () => {
  const DATABASE_URL = "postgresql://obalka@db.example/obalka";
  const { code, said } = await operate("restore", [backup], site.dataDir, { DATABASE_URL }).ended;
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining("SELECT mark_restored()") });
});

async function backUp(...more: string[]): Promise<string> {
  const to = site.newMachine();
  const { code, said } = await operate("backup", ["--to", to, ...more], site.dataDir).ended;
  expect({ code, said }).toMatchObject({ code: 0 });
  return join(to, readdirSync(to)[0] ?? "");
}

/** A restore that reads from a pipe, and waits until it is told to go on: an empty file of the backup became one. */
async function halfWay() {
  const folder = join(site.newMachine(), "backup");
  cpSync(backup, folder, { recursive: true });
  const empty = readManifest(folder).files.find(({ bytes }) => bytes === 0)?.path ?? "";
  rmSync(join(folder, empty));
  execFileSync("mkfifo", [join(folder, empty)]);
  const restore = operate("restore", [folder], site.dataDir);
  const pipe = await openFile(join(folder, empty), "w");
  return { restore, goOn: () => pipe.close() };
}

/** Every file of the data folder, with its size and time. */
function tree(): string[] {
  return filesOf(site.dataDir).map((path) => {
    const { size, mtimeMs } = statSync(join(site.dataDir, path));
    return `${path} ${size} ${mtimeMs}`;
  });
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));

function edited(edit: (manifest: Manifest) => void): (folder: string) => void {
  return (folder) => {
    const manifest = readManifest(folder);
    edit(manifest);
    writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  };
}

function largestOf(folder: string) {
  const [file] = readManifest(folder).files.sort((one, other) => other.bytes - one.bytes);
  if (!file) throw new Error("the backup is empty");
  return file;
}

function flipBit(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** A file that is not PostgreSQL's, and a manifest that vouches for it. */
function replaced(folder: string, path: string): void {
  const bytes = Buffer.alloc(8192, "not a control file");
  writeFileSync(join(folder, path), bytes);
  edited(({ files }) => {
    const file = files.find((one) => one.path === path);
    if (file) file.sha256 = createHash("sha256").update(bytes).digest("hex");
  })(folder);
}
