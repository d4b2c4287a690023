import pg from "pg";
import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { readMailbox, readMailboxWithPassword } from "./read-mailbox.ts";
import { saveMailbox } from "./save-mailbox.ts";
import type { MailboxValues } from "./schema.ts";
import { switchSending } from "./switch-sending.ts";

const database = await testDatabase();

const CANARY = "kanárek-heslo-7Qx!";
const values: MailboxValues = {
  provider: "other",
  address: "fakturace@firma.test",
  fromName: "Firma s.r.o.",
  host: "smtp.firma.test",
  port: 465,
  encryption: "ssl",
  username: "fakturace@firma.test",
  password: CANARY,
};
const again: MailboxValues = { ...values, password: "" };

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
    const { password, ...shown } = values;
    expect(view).toMatchObject({ ...shown, hasPassword: true });
    expect(JSON.stringify([view, await readMailbox(company)])).not.toContain(CANARY);
    expect(await openedPassword(company.id)).toBe(CANARY);
  });

  test("leaves the password in clear in no column of the database", async () => {
    const company = await testCompany();
    await saveMailbox(company, values);
    await saveMailbox(company, { ...again, fromName: "Jinak" });
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
    await saveMailbox(company, values);
    await saveMailbox(company, { ...again, fromName: "Nové jméno", address: "jina@firma.test" });
    expect(await openedPassword(company.id)).toBe(CANARY);
    expect(await readMailbox(company)).toMatchObject({ fromName: "Nové jméno", address: "jina@firma.test" });
  });

  test("with another encryption keeps the saved password too, under a new version", async () => {
    const company = await testCompany();
    await saveMailbox(company, values);
    await saveMailbox(company, { ...again, encryption: "starttls" });
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
    expect(await refusal(saveMailbox(company, { ...again, ...changes }))).toBe("password: passwordAgain");
    expect(await readMailbox(company)).toEqual(before);
    await saveMailbox(company, { ...values, ...changes, password: "nové heslo" });
    expect(await openedPassword(company.id)).toBe("nové heslo");
  });

  test("for the first time needs the password", async () => {
    const company = await testCompany();
    expect(await refusal(saveMailbox(company, again))).toBe("password: passwordNeeded");
    expect(await readMailbox(company)).toBeNull();
  });

  test("without a username means a server without login, and forgets the password", async () => {
    const company = await testCompany();
    await saveMailbox(company, values);
    expect(await saveMailbox(company, { ...again, username: "" })).toMatchObject({ hasPassword: false });
    expect(await openedPassword(company.id)).toBe("");
    expect(await refusal(saveMailbox(company, again))).toBe("password: passwordNeeded");
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

  test("with a new password ends a pause at once; with a new name it does not", async () => {
    const company = await testCompany();
    const { id } = await saveMailbox(company, values);
    const pause = { pausedReason: "badCredentials", pausedUntil: new Date(Date.now() + 3_600_000) };
    await db().mailbox.update({ where: { id }, data: pause });
    const told = await notifications(async () => {
      await saveMailbox(company, { ...again, fromName: "Jiné jméno" });
    });
    expect(told).toBe(0);
    expect(await readMailbox(company)).toMatchObject(pause);
    expect(await notifications(async () => void (await saveMailbox(company, values)))).toBe(1);
    expect(await readMailbox(company)).toMatchObject({ pausedReason: null, pausedUntil: null });
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
    expect(await refusal(saveMailbox(one, again))).toBe("password: passwordLost");
    await saveMailbox(one, values);
    expect(await openedPassword(one.id)).toBe(CANARY);
  });

  test("of an older version does not open in a newer one", async () => {
    const company = await testCompany();
    await saveMailbox(company, values);
    const { id, passwordSealed } = await rowOf(company.id);
    await saveMailbox(company, { ...values, password: "nové heslo" });
    await db().mailbox.update({ where: { id }, data: { passwordSealed } });
    expect(await refusal(readMailboxWithPassword(company.id, id))).toBe("password: passwordLost");
  });

  test("is not handed to another company", async () => {
    const [one, two] = [await testCompany(), await testCompany()];
    const { id } = await saveMailbox(one, values);
    expect(await refusal(readMailboxWithPassword(two.id, id))).toBe("form: notFound");
    expect(await readMailbox(two)).toBeNull();
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
