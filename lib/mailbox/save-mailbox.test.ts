import { X509Certificate } from "node:crypto";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { makeSelfSigned } from "#testing/certificates.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { chooseDefaultMailbox } from "./choose-default.ts";
import { readDefaultMailbox, readMailboxes, readMailboxWithPassword } from "./read-mailbox.ts";
import { removeMailbox } from "./remove-mailbox.ts";
import { saveMailbox } from "./save-mailbox.ts";
import type { MailboxValues } from "./schema.ts";
import { switchSending } from "./switch-sending.ts";

const database = await testDatabase();

const CANARY = "kanárek-heslo-7Qx!";
const values = mailboxValues(
  {
    host: "smtp.firma.test",
    port: 465,
    encryption: "ssl",
    username: "fakturace@firma.test",
    password: CANARY,
  },
  { address: "fakturace@firma.test", fromName: "Firma s.r.o." },
);
const edited = ({ id }: { id: string }): MailboxValues => ({ ...values, id, password: "" });

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error: UserError) => `${error.field ?? "form"}: ${error.problem}`,
  );

async function openedPassword(companyId: string): Promise<string> {
  const row = await db().mailbox.findFirstOrThrow({ where: { companyId } });
  return (await readMailboxWithPassword(companyId, row.id)).server.password;
}

describe("saving a mailbox", () => {
  test("keeps everything, and the screen gets all of it except the password", async () => {
    const company = await testCompany();
    const view = await saveMailbox(company, values);
    const { password, id, proof, trustedCertificate, ...shown } = values;
    expect(view).toMatchObject({ ...shown, hasPassword: true });
    expect(JSON.stringify([view, await readDefaultMailbox(company)])).not.toContain(CANARY);
    expect(await openedPassword(company.id)).toBe(CANARY);
  });

  test("leaves the password in clear in no column of the database", async () => {
    const company = await testCompany();
    const saved = await saveMailbox(company, values);
    await saveMailbox(company, { ...edited(saved), fromName: "Jinak" });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    const forms = [CANARY, Buffer.from(CANARY).toString("hex"), Buffer.from(CANARY).toString("base64")];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      for (const form of forms) expect(rows.map(({ row }) => row).join("\n")).not.toContain(form);
    }
    await client.end();
  });

  test("with an empty password keeps the saved one", async () => {
    const company = await testCompany();
    const saved = await saveMailbox(company, values);
    await saveMailbox(company, { ...edited(saved), fromName: "Nové jméno", address: "jina@firma.test" });
    expect(await openedPassword(company.id)).toBe(CANARY);
    expect(await readDefaultMailbox(company)).toMatchObject({
      fromName: "Nové jméno",
      address: "jina@firma.test",
    });
  });

  test("with another encryption keeps the saved password too, under a new version", async () => {
    const company = await testCompany();
    const saved = await saveMailbox(company, values);
    await saveMailbox(company, { ...edited(saved), encryption: "starttls" });
    expect(await openedPassword(company.id)).toBe(CANARY);
    expect(await db().mailbox.findFirst({ where: { companyId: company.id } })).toMatchObject({ version: 2 });
  });

  test.each<[string, Partial<MailboxValues>]>([
    ["server", { host: "evil.test" }],
    ["port", { port: 587 }],
    ["username", { username: "someone.else" }],
  ])("with another %s asks for the password again, and changes nothing", async (_what, changes) => {
    const company = await testCompany();
    const before = await saveMailbox(company, values);
    expect(await refusal(saveMailbox(company, { ...edited(before), ...changes }))).toBe(
      "password: passwordAgain",
    );
    expect(await readDefaultMailbox(company)).toEqual(before);
    const renewed = { ...edited(before), ...changes, password: "nové heslo" };
    await saveMailbox(company, renewed);
    expect(await openedPassword(company.id)).toBe("nové heslo");
  });

  test("for the first time needs the password", async () => {
    const company = await testCompany();
    const withoutPassword = edited({ id: "" });
    expect(await refusal(saveMailbox(company, withoutPassword))).toBe("password: passwordNeeded");
    expect(await readDefaultMailbox(company)).toBeNull();
  });

  test("without a username means a server without login, and forgets the password", async () => {
    const company = await testCompany();
    const saved = await saveMailbox(company, values);
    const open = { ...edited(saved), username: "" };
    expect(await saveMailbox(company, open)).toMatchObject({ hasPassword: false });
    expect(await openedPassword(company.id)).toBe("");
    expect(await refusal(saveMailbox(company, edited(saved)))).toBe("password: passwordNeeded");
  });

  test("twice at once makes one mailbox", async () => {
    const company = await testCompany();
    await Promise.all(Array.from({ length: 8 }, () => saveMailbox(company, values)));
    expect(await db().mailbox.count({ where: { companyId: company.id } })).toBe(1);
    expect(await openedPassword(company.id)).toBe(CANARY);
  });

  test("is written down without the password", async () => {
    const company = await testCompany();
    await saveMailbox(company, values);
    const events = await db().auditEvent.findMany({ where: { companyId: company.id } });
    expect(events).toMatchObject([
      { event: "mailbox.saved", userId: company.userId, details: { host: values.host, newPassword: true } },
    ]);
    expect(JSON.stringify(events)).not.toContain(CANARY);
  });

  test("with a certificate to trust is written down with its fingerprint", async () => {
    const company = await testCompany();
    const { cert } = makeSelfSigned();
    const saved = await saveMailbox(company, { ...values, trustedCertificate: cert });
    await saveMailbox(company, { ...edited(saved), trustedCertificate: "" });
    const events = await db().auditEvent.findMany({
      where: { companyId: company.id },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ details }) => (details as Record<string, unknown>).trustedCertificate)).toEqual([
      new X509Certificate(cert).fingerprint256,
      null,
    ]);
  });

  test("with a new password ends a pause at once; with a new name it does not", async () => {
    const company = await testCompany();
    const saved = await saveMailbox(company, values);
    const { id } = saved;
    const pause = { pausedReason: "badCredentials", pausedUntil: new Date(Date.now() + 3_600_000) };
    await db().mailbox.update({ where: { id }, data: pause });
    const told = await notifications(async () => {
      await saveMailbox(company, { ...edited(saved), fromName: "Jiné jméno" });
    });
    expect(told).toBe(0);
    expect(await readDefaultMailbox(company)).toMatchObject(pause);
    expect(await notifications(async () => void (await saveMailbox(company, values)))).toBe(1);
    expect(await readDefaultMailbox(company)).toMatchObject({ pausedReason: null, pausedUntil: null });
  });

  test("with a new password makes no room in the daily limit; as another account it does", async () => {
    const company = await testCompany();
    const saved = await saveMailbox(company, values);
    const pause = {
      pausedReason: "diagnosis.dailyLimit?host=smtp.firma.test&port=465&reply=&pauses=1",
      pausedUntil: new Date(Date.now() + 3_600_000),
    };
    await db().mailbox.update({ where: { id: saved.id }, data: pause });
    const renewed = { ...edited(saved), password: "nové heslo" };
    expect(await saveMailbox(company, renewed)).toMatchObject(pause);
    const elsewhere = { ...renewed, username: "obchod@firma.test" };
    expect(await saveMailbox(company, elsewhere)).toMatchObject({ pausedReason: null, pausedUntil: null });
  });

  const inAMinute = () => new Date(Date.now() + 60_000);

  test.each<[string, Partial<MailboxValues>]>([
    ["provider", { provider: "microsoft365" }],
    ["server", { host: "smtp.jinde.test" }],
    ["username", { username: "obchod@firma.test" }],
  ])("with another %s forgets how fast the former one let it send", async (_what, changes) => {
    const company = await testCompany();
    const { id } = await saveMailbox(company, values);
    await db().mailbox.update({ where: { id }, data: { notBefore: inAMinute() } });
    const told = await notifications(
      async () => void (await saveMailbox(company, { ...values, id, ...changes })),
    );
    expect(await rowOf(company.id)).toMatchObject({ notBefore: null });
    expect(told).toBe(1);
  });

  test("with another sender or password sends no faster than before", async () => {
    const company = await testCompany();
    const { id } = await saveMailbox(company, values);
    const rest = { notBefore: inAMinute() };
    await db().mailbox.update({ where: { id }, data: rest });
    const changes = { fromName: "Jinak", address: "jina@firma.test", password: "nové heslo" };
    const told = await notifications(
      async () => void (await saveMailbox(company, { ...values, id, ...changes })),
    );
    expect(await rowOf(company.id)).toMatchObject(rest);
    expect(told).toBe(0);
  });
});

describe("a sealed password", () => {
  test("moved to another mailbox does not open there", async () => {
    const [one, two] = [await testCompany(), await testCompany()];
    await saveMailbox(one, values);
    await saveMailbox(two, { ...values, password: "druhé heslo" });
    const [first, second] = [await rowOf(one.id), await rowOf(two.id)];
    await db().mailbox.update({ where: { id: first.id }, data: { passwordSealed: second.passwordSealed } });
    expect(await refusal(readMailboxWithPassword(one.id, first.id))).toBe("password: passwordLost");
    expect(await refusal(saveMailbox(one, edited(first)))).toBe("password: passwordLost");
    await saveMailbox(one, values);
    expect(await openedPassword(one.id)).toBe(CANARY);
  });

  test("of an older version does not open in a newer one", async () => {
    const company = await testCompany();
    await saveMailbox(company, values);
    const { id, passwordSealed } = await rowOf(company.id);
    await saveMailbox(company, { ...values, id, password: "nové heslo" });
    await db().mailbox.update({ where: { id }, data: { passwordSealed } });
    expect(await refusal(readMailboxWithPassword(company.id, id))).toBe("password: passwordLost");
  });

  test("is not handed to another company", async () => {
    const [one, two] = [await testCompany(), await testCompany()];
    const { id } = await saveMailbox(one, values);
    expect(await refusal(readMailboxWithPassword(two.id, id))).toBe("form: notFound");
    expect(await readDefaultMailbox(two)).toBeNull();
  });
});

describe("the service", () => {
  test("is switched on only with a mailbox, tells the workers, and is written down", async () => {
    const company = await testCompany();
    expect(await refusal(switchSending(company, true))).toBe("form: mailboxMissing");
    await saveMailbox(company, values);
    expect(await notifications(() => switchSending(company, true))).toBe(1);
    expect(await db().company.findUnique({ where: { id: company.id } })).toMatchObject({
      sendingEnabled: true,
    });
    expect(await notifications(() => switchSending(company, false))).toBe(0);
    const events = await db().auditEvent.findMany({
      where: { companyId: company.id },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ event }) => event)).toEqual([
      "mailbox.saved",
      "sending.enabled",
      "sending.disabled",
    ]);
  });
});

describe("several mailboxes", () => {
  const second = { ...values, address: "obchod@firma.test", username: "obchod@firma.test", id: "" };

  test("the first one is the default, until another is chosen", async () => {
    const company = await testCompany();
    const one = await saveMailbox(company, values);
    const two = await saveMailbox(company, second);
    expect([one.isDefault, two.isDefault]).toEqual([true, false]);
    await chooseDefaultMailbox(company, two);
    expect((await readMailboxes(company)).map(({ id, isDefault }) => [id, isDefault])).toEqual([
      [two.id, true],
      [one.id, false],
    ]);
  });

  test("a removed one forgets its password, hands its place on, and can be set up anew", async () => {
    const company = await testCompany();
    const one = await saveMailbox(company, values);
    const two = await saveMailbox(company, second);
    await switchSending(company, true);
    await removeMailbox(company, one);
    expect(await db().mailbox.findUnique({ where: { id: one.id } })).toMatchObject({ passwordSealed: null });
    expect(await readMailboxes(company)).toMatchObject([{ id: two.id, isDefault: true }]);
    expect(await refusal(saveMailbox(company, { ...values, id: one.id }))).toBe("form: notFound");
    expect((await saveMailbox(company, values)).id).not.toBe(one.id);
  });

  test("without the last one the service is off", async () => {
    const company = await testCompany();
    const one = await saveMailbox(company, values);
    await switchSending(company, true);
    await removeMailbox(company, one);
    expect(await db().company.findUnique({ where: { id: company.id } })).toMatchObject({
      sendingEnabled: false,
    });
    expect(await refusal(switchSending(company, true))).toBe("form: mailboxMissing");
  });

  test("of another company can be neither edited, chosen nor removed", async () => {
    const [own, foreign] = [await testCompany(), await testCompany()];
    const theirs = await saveMailbox(foreign, values);
    await saveMailbox(own, values);
    expect(await refusal(saveMailbox(own, { ...values, id: theirs.id }))).toBe("form: notFound");
    expect(await refusal(chooseDefaultMailbox(own, theirs))).toBe("form: notFound");
    expect(await refusal(removeMailbox(own, theirs))).toBe("form: notFound");
    expect(await readMailboxes(foreign)).toMatchObject([{ id: theirs.id, isDefault: true }]);
  });
});

const rowOf = (companyId: string) => db().mailbox.findFirstOrThrow({ where: { companyId } });

/** How often workers are told that something is due while `work` runs. */
async function notifications(work: () => Promise<void>): Promise<number> {
  const client = new pg.Client({ connectionString: database.url });
  let heard = 0;
  client.on("notification", () => {
    heard++;
  });
  await client.connect();
  await client.query("LISTEN delivery_due");
  await work();
  // The server hands over what it has for this connection before it answers.
  await client.query("SELECT 1");
  await client.end();
  return heard;
}
