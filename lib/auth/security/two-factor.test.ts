import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { testDatabase } from "#testing/database.ts";
import { newestSession, signedIn, signedInWithCode, type TestPerson, testPerson } from "#testing/person.ts";
import { nextPhoneCode, phoneCode } from "#testing/totp.ts";
import { openSession, openSessionWithCode } from "../open-session.ts";
import { beginTwoFactor, confirmTwoFactor, endTwoFactor, renewRecoveryCodes } from "./two-factor.ts";

await testDatabase({ as: "owner" });

const secretOf = (uri: string) => new URL(uri).searchParams.get("secret") ?? "";
const eventsOf = async ({ company }: TestPerson) =>
  (await db().auditEvent.findMany({ where: { companyId: company.id }, orderBy: { id: "asc" } })).map(
    ({ event }) => event,
  );

async function withTwoFactor() {
  const person = await testPerson();
  const browser = await signedIn(person);
  const who = await newestSession(person.company.userId);
  const { uri, recoveryCodes } = await beginTwoFactor(who, person, browser);
  const secret = secretOf(uri);
  await confirmTwoFactor(who, { code: phoneCode(secret) }, browser);
  return { person, who, browser, secret, recoveryCodes };
}

test("two-factor is on when the phone has shown a code, and other sessions end", async () => {
  const person = await testPerson();
  const stolen = await signedIn(person, "203.0.113.9");
  const browser = await signedIn(person);
  const who = await newestSession(person.company.userId);
  await expect(beginTwoFactor(who, { password: "jiné heslo než moje" }, browser)).rejects.toEqual(
    new UserError("wrongPassword", { field: "password" }),
  );
  const { uri, recoveryCodes } = await beginTwoFactor(who, person, browser);
  expect(recoveryCodes).toHaveLength(10);
  await expect(confirmTwoFactor(who, { code: "000000" }, browser)).rejects.toEqual(
    new UserError("wrongCode", { field: "code" }),
  );
  expect(await signsInWithoutCode(person)).toBe(true);
  await confirmTwoFactor(who, { code: phoneCode(secretOf(uri)) }, browser);
  expect(await signsInWithoutCode(person)).toBe(false);
  const left = await db().session.findMany({ where: { userId: who.user.id } });
  expect(left).toHaveLength(1);
  expect(stolen.get("cookie")).not.toContain(left[0]?.token);
  expect(await eventsOf(person)).toContain("account.twoFactorOn");
});

async function signsInWithoutCode({ email, password }: TestPerson): Promise<boolean> {
  const { user } = await openSession({ email, password }, new Headers());
  return user !== null;
}

test("nothing about two-factor, and no sign-in, happens without its trace", async () => {
  const { person, who, secret } = await withTwoFactor();
  const browser = await signedInWithCode(person, nextPhoneCode(secret));
  const next = await signedIn(person);
  const other = await testPerson();
  const counts = () => Promise.all([db().session.count(), db().auditEvent.count(), db().twoFactor.count()]);
  const before = await counts();
  await refuseTraces(true);
  await expect(endTwoFactor(who, person, browser)).rejects.toThrow("no trace");
  await expect(renewRecoveryCodes(who, person, browser)).rejects.toThrow("no trace");
  await expect(openSessionWithCode({ code: nextPhoneCode(secret) }, next)).rejects.toThrow("no trace");
  await expect(openSession(other, new Headers())).rejects.toThrow("no trace");
  await refuseTraces(false);
  expect(await counts()).toEqual(before);
  expect(await signsInWithoutCode(person)).toBe(false);
});

async function refuseTraces(on: boolean): Promise<void> {
  await db().$executeRawUnsafe(
    on
      ? `CREATE OR REPLACE FUNCTION no_trace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no trace'; END $$`
      : `DROP TRIGGER no_trace ON "AuditEvent"`,
  );
  if (on)
    await db().$executeRawUnsafe(
      `CREATE TRIGGER no_trace BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION no_trace()`,
    );
}

test("the database holds neither the secret nor the recovery codes in clear", async () => {
  const { secret, recoveryCodes } = await withTwoFactor();
  const rows = JSON.stringify(await db().twoFactor.findMany());
  for (const clear of [secret, ...recoveryCodes]) expect(rows).not.toContain(clear);
});

test("a code opens a session once; the same code again does not", async () => {
  const { person, secret } = await withTwoFactor();
  const code = nextPhoneCode(secret);
  expect(await openSessionWithCode({ code }, await signedIn(person))).toMatchObject({
    user: { id: person.company.userId },
  });
  const before = await db().session.count();
  await expect(openSessionWithCode({ code }, await signedIn(person))).rejects.toEqual(
    new UserError("codeUsed", { field: "code" }),
  );
  expect(await db().session.count()).toBe(before);
});

test("a recovery code opens a session once", async () => {
  const { person, recoveryCodes } = await withTwoFactor();
  const [code = ""] = recoveryCodes;
  expect(await openSessionWithCode({ code }, await signedIn(person))).toBeTruthy();
  await expect(openSessionWithCode({ code }, await signedIn(person))).rejects.toEqual(
    new UserError("wrongCode", { field: "code" }),
  );
  expect(await eventsOf(person)).toContain("account.recoveryCodeUsed");
});

test("guessed codes run out, first for the sign-in and then for the account", async () => {
  const { person, secret } = await withTwoFactor();
  for (let round = 0; round < 2; round += 1) {
    const waiting = await signedIn(person);
    for (let guess = 0; guess < 5; guess += 1)
      await expect(openSessionWithCode({ code: "000000" }, waiting)).rejects.toThrow("wrongCode");
    await expect(openSessionWithCode({ code: "000000" }, waiting)).rejects.toThrow(/passwordAgain|tooMany/);
  }
  await expect(openSessionWithCode({ code: nextPhoneCode(secret) }, await signedIn(person))).rejects.toThrow(
    "tooManyTries?minutes=15",
  );
});

test("without the password before it, a code opens nothing", async () => {
  const { secret } = await withTwoFactor();
  await expect(openSessionWithCode({ code: nextPhoneCode(secret) }, new Headers())).rejects.toThrow(
    "passwordAgainForCode",
  );
});

test("new recovery codes end the old ones; then two-factor ends by the password", async () => {
  const { person, recoveryCodes, secret } = await withTwoFactor();
  const browser = await signedInWithCode(person, nextPhoneCode(secret));
  const who = await newestSession(person.company.userId);
  const fresh = await renewRecoveryCodes(who, person, browser);
  expect(fresh).toHaveLength(10);
  const withOld = openSessionWithCode({ code: recoveryCodes[0] ?? "" }, await signedIn(person));
  await expect(withOld).rejects.toThrow("wrongCode");
  expect(await openSessionWithCode({ code: fresh[0] ?? "" }, await signedIn(person))).toBeTruthy();

  await expect(endTwoFactor(who, { password: "jiné heslo" }, browser)).rejects.toThrow("wrongPassword");
  await endTwoFactor(who, person, browser);
  expect(await signsInWithoutCode(person)).toBe(true);
  expect(await db().twoFactor.count({ where: { userId: who.user.id } })).toBe(0);
  expect(await eventsOf(person)).toEqual(
    expect.arrayContaining(["account.recoveryCodesRenewed", "account.twoFactorOff"]),
  );
});
