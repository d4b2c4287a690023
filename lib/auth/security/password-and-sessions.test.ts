import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { testDatabase } from "#testing/database.ts";
import { newestSession, signedIn, testPerson } from "#testing/person.ts";
import { auth } from "../auth.ts";
import { findSession } from "../find-session.ts";
import { openSession } from "../open-session.ts";
import { tidyAccounts } from "../tidy-accounts.ts";
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

test("a session ends two weeks after it was last used, and a month after it was opened whatever is done", async () => {
  const person = await testPerson();
  const browser = await signedIn(person);
  const { id } = await newestSession(person.company.userId);
  const age = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1_000);
  const { expiresAt } = await db().session.findUniqueOrThrow({ where: { id } });
  expect(Math.round((+expiresAt - Date.now()) / 86_400_000)).toBe(14);
  await db().session.update({ where: { id }, data: { createdAt: age(29), expiresAt: age(-1) } });
  expect(await findSession(browser)).toMatchObject({ session: { id } });
  // A use prolongs it, but not its whole life.
  expect(+(await db().session.findUniqueOrThrow({ where: { id } })).expiresAt).toBeGreaterThan(+age(-13));
  await db().session.update({ where: { id }, data: { createdAt: age(31) } });
  const who = await newestSession(person.company.userId);
  expect(await listSessions(who)).toEqual([]);
  expect(await findSession(browser)).toBeNull();
  expect(await db().session.count({ where: { id } })).toBe(0);
});

test("sessions and links that are over are removed, and no others", async () => {
  const person = await testPerson();
  await Promise.all([signedIn(person), signedIn(person), signedIn(person)]);
  const [first, second, third] = await db().session.findMany({ where: { userId: person.company.userId } });
  await db().session.update({ where: { id: first?.id ?? "" }, data: { expiresAt: new Date(0) } });
  await db().session.update({ where: { id: second?.id ?? "" }, data: { createdAt: new Date(0) } });
  const link = (identifier: string, expiresAt: Date) =>
    db().verification.create({ data: { identifier, value: person.company.userId, expiresAt } });
  await link("over", new Date(0));
  await link("open", new Date(Date.now() + 60_000));
  await tidyAccounts();
  const where = { userId: person.company.userId };
  expect(await db().session.findMany({ where })).toMatchObject([{ id: third?.id }]);
  const left = await db().verification.findMany({ where: { value: person.company.userId } });
  expect(left).toMatchObject([{ identifier: "open" }]);
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
