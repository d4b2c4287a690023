import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { testDatabase } from "#testing/database.ts";
import { newestSession, signedIn, testPerson } from "#testing/person.ts";
import { auth } from "../auth.ts";
import { openSession } from "../open-session.ts";
import { changePassword } from "./change-password.ts";
import { endOtherSessions, endSession, listSessions } from "./sessions.ts";

await testDatabase();

const NEXT = "zcela nové heslo";
const isOpen = async (headers: Headers) => (await auth().api.getSession({ headers })) !== null;

test("a changed password ends all other sessions at once, and the old one opens nothing", async () => {
  const person = await testPerson();
  const stolen = await signedIn(person, "203.0.113.9");
  const own = await signedIn(person);
  const who = await newestSession(person.company.userId);
  await db().verification.create({
    data: { identifier: "reset", value: who.user.id, expiresAt: new Date(Date.now() + 60_000) },
  });
  await changePassword(who, { current: person.password, password: NEXT });
  expect([await isOpen(own), await isOpen(stolen)]).toEqual([true, false]);
  await expect(openSession(person, new Headers())).rejects.toThrow("wrongCredentials");
  expect(await openSession({ ...person, password: NEXT }, new Headers())).toBeTruthy();
  expect(await db().verification.count({ where: { value: who.user.id } })).toBe(0);
  const where = { companyId: person.company.id, event: "account.passwordChanged" };
  expect(await db().auditEvent.count({ where })).toBe(1);
});

test("the password is changed by who knows it, and guessing it within a session runs out", async () => {
  const person = await testPerson();
  await signedIn(person);
  const who = await newestSession(person.company.userId);
  const guess = () => changePassword(who, { current: "špatně", password: NEXT });
  for (let i = 0; i < 10; i += 1)
    await expect(guess()).rejects.toEqual(new UserError("wrongPassword", { field: "current" }));
  await expect(changePassword(who, { current: person.password, password: NEXT })).rejects.toThrow(
    "tooManyTries",
  );
});

test("a person sees where they are signed in, and ends any of it", async () => {
  const [person, stranger] = [await testPerson(), await testPerson()];
  const [phone, tablet] = [await signedIn(person, "203.0.113.9"), await signedIn(person, "2001:db8::9")];
  const own = await signedIn(person);
  await signedIn(stranger);
  const who = await newestSession(person.company.userId);
  const list = await listSessions(who);
  expect(list.map(({ current, address }) => [current, address])).toEqual([
    [true, "192.0.2.1"],
    [false, "2001:db8::9"],
    [false, "203.0.113.9"],
  ]);

  const strange = await newestSession(stranger.company.userId);
  await expect(endSession(who, { id: strange.id })).rejects.toEqual(new UserError("notFound"));
  await endSession(who, { id: list[2]?.id ?? "" });
  expect([await isOpen(phone), await isOpen(tablet), await isOpen(own)]).toEqual([false, true, true]);
  await endOtherSessions(who);
  expect([await isOpen(tablet), await isOpen(own)]).toEqual([false, true]);
  const where = { companyId: person.company.id, event: "account.sessionsEnded" };
  expect(await db().auditEvent.count({ where })).toBe(2);
});
