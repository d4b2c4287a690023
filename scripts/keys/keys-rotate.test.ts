import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { keyRing } from "#lib/base/key-ring.ts";
import { deriveSecret } from "#lib/base/secrets.ts";
import { readMailboxWithPassword } from "#lib/mailbox/read-mailbox.ts";
import { areUnused, resealPasswords } from "#lib/mailbox/reseal-passwords.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { operate } from "#testing/installation.ts";
import { keyFile, newKey, writeKey } from "#testing/key-file.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { readKeyFile, withNewCurrent, writeKeyFile } from "./key-file.ts";

const database = await testDatabase();
const server = {
  host: "smtp.firma.test",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "",
} as const;
const never = new AbortController().signal;

type Kept = { company: ActingCompany; id: string; password: string };

async function keep(count: number): Promise<Kept[]> {
  const company = await testCompany();
  const kept: Kept[] = [];
  for (let number = 0; number < count; number++) {
    const values = mailboxValues({ ...server, username: `u${number}`, password: `heslo-${number}` });
    const { id } = await saveMailbox(company, values);
    kept.push({ company, id, password: values.password });
  }
  return kept;
}

const passwordOf = async ({ company, id }: Kept) =>
  (await readMailboxWithPassword(company.id, id)).server.password;

async function keysInUse(): Promise<string[]> {
  const rows = await db().$queryRaw<{ key: string }[]>`
    SELECT DISTINCT encode(substring("passwordSealed" FROM 2 FOR 8), 'hex') AS key FROM "Mailbox"
    WHERE "passwordSealed" IS NOT NULL`;
  return rows.map(({ key }) => key);
}

const rotate = (...args: string[]) =>
  operate("keys-rotate", args, dirname(keyFile), { DATABASE_URL: database.url, MASTER_KEY_FILE: keyFile })
    .ended;

const currentId = () => keyRing().current.id.toString("hex");

describe("npm run keys:rotate", () => {
  test("makes a new key, seals everything with it, and sets the old one aside", async () => {
    const kept = await keep(3);
    const [before, sessions] = [currentId(), deriveSecret("sessions")];
    const { code, said } = await rotate();
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining("Passwords sealed anew: 3.") });
    expect(currentId()).not.toBe(before);
    expect(await keysInUse()).toEqual([currentId()]);
    for (const one of kept) expect(await passwordOf(one)).toBe(one.password);
    expect(keyRing().old).toEqual([]);
    expect(readFileSync(`${keyFile}.${before}`, "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
    for (const file of readdirSync(dirname(keyFile)).filter((name) => name.startsWith("master.key")))
      expect(statSync(join(dirname(keyFile), file)).mode & 0o777).toBe(0o600);
    expect(deriveSecret("sessions")).toBe(sessions);
    expect(said).not.toMatch(/[0-9a-f]{64}/);
  });

  test("with several machines: the next key first, then the old one stays until it is asked once more", async () => {
    const [one] = await keep(1);
    const before = currentId();
    expect((await rotate("--add")).code).toBe(0);
    const next = keyRing().next?.id.toString("hex");
    expect(currentId()).toBe(before);
    expect((await rotate("--keep-old")).code).toBe(0);
    expect(currentId()).toBe(next);
    expect(keyRing().old.map(({ id }) => id.toString("hex"))).toEqual([before]);
    expect((await rotate()).said).toContain("Going on");
    expect(keyRing().old).toEqual([]);
    expect(currentId()).toBe(next);
    expect(one && (await passwordOf(one))).toBe(one?.password);
  });

  test("without a key file says so", async () => {
    const { code, said } = await operate("keys-rotate", [], dirname(keyFile), {
      DATABASE_URL: database.url,
      MASTER_KEY_FILE: join(dirname(keyFile), "nothing-here"),
    }).ended;
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining("There is no master key at") });
  });
});

test("a rotation that was broken off goes on where it was", async () => {
  const kept = await keep(70);
  writeKeyFile(keyFile, withNewCurrent(readKeyFile(keyFile)));
  const stop = new AbortController();
  const held = (await db().mailbox.findMany({ select: { id: true }, orderBy: { id: "desc" }, take: 20 })).at(
    -1,
  );
  // A row near the end is held by somebody else until the first ones are done.
  const broken = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "Mailbox" WHERE "id" = ${held?.id}::uuid FOR UPDATE`;
    const resealing = resealPasswords(stop.signal).then(
      () => "done",
      () => "broken off",
    );
    await expect.poll(async () => (await keysInUse()).length).toBe(2);
    stop.abort();
    return { resealing };
  });
  expect(await broken.resealing).toBe("broken off");
  for (const one of kept.slice(0, 10)) expect(await passwordOf(one)).toBe(one.password);
  expect((await rotate()).code).toBe(0);
  expect(await keysInUse()).toEqual([currentId()]);
  for (const one of kept) expect(await passwordOf(one)).toBe(one.password);
});

test("a password that no key opens stays as it is, and stops nobody", async () => {
  const [lost, good] = await keep(2);
  const right = readFileSync(keyFile, "utf8").trim();
  writeKey(newKey());
  await saveMailbox(lost?.company ?? (await testCompany()), {
    ...mailboxValues({ ...server, username: "u0", password: "ztracené" }),
    id: lost?.id ?? "",
  });
  writeKey(right);
  const { code, said } = await rotate();
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining("no key at hand opens: 1") });
  expect(good && (await passwordOf(good))).toBe(good?.password);
});

test("the old key is not taken out while somebody may still be sealing with it", async () => {
  const [one] = await keep(1);
  const old = readKeyFile(keyFile).current;
  writeKeyFile(keyFile, withNewCurrent(readKeyFile(keyFile)));
  await resealPasswords(never);
  await db().$transaction(async (tx) => {
    await tx.mailbox.update({ where: { id: one?.id ?? "" }, data: { fromName: "Jinak" } });
    expect(await areUnused([old.id])).toBe(false);
  });
  expect(await areUnused([old.id])).toBe(true);
});

test("under load nobody notices: passwords are read and saved all the while", async () => {
  const kept = await keep(40);
  const over = new AbortController();
  let [reads, saves] = [0, 0];
  const reader = async (offset: number) => {
    for (let at = offset; !over.signal.aborted; at++, reads++) {
      const one = kept[at % kept.length];
      if (one) expect(await passwordOf(one)).toMatch(/^heslo-/);
    }
  };
  const writer = async () => {
    for (let at = 0; !over.signal.aborted; at++, saves++) {
      const one = kept[at % kept.length];
      if (!one) continue;
      one.password = `heslo-${at}-znovu`;
      const row = await db().mailbox.findUniqueOrThrow({ where: { id: one.id } });
      const values = mailboxValues({ ...server, username: row.username, password: one.password });
      await saveMailbox(one.company, { ...values, id: one.id });
    }
  };
  const load = [reader(0), reader(20), writer()];
  for (let times = 0; times < 3; times++) {
    const { code, said } = await rotate();
    expect({ code, said }).toMatchObject({ code: 0 });
  }
  over.abort();
  await Promise.all(load);
  await resealPasswords(never);
  expect(await areUnused([])).toBe(true);
  for (const one of kept) expect(await passwordOf(one)).toBe(one.password);
  expect(reads).toBeGreaterThan(0);
  expect(saves).toBeGreaterThan(0);
});
