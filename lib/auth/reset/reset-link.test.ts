import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { signedIn, testPerson } from "#testing/person.ts";
import { auth } from "../auth.ts";
import { openSession } from "../open-session.ts";
import {
  makeResetLinkFor,
  openReset,
  removeTwoFactorOf,
  resetPassword,
  setPasswordOf,
} from "./reset-link.ts";

await testDatabase();

const NEXT = "zcela nové heslo";

async function given() {
  const person = await testPerson();
  const browser = await signedIn(person);
  const link = await makeResetLinkFor(person.email.toUpperCase());
  return { person, browser, token: link?.slice(link.lastIndexOf("/") + 1) ?? "" };
}

test("a link sets a new password once, and ends every session", async () => {
  const { person, browser, token } = await given();
  const second = (await makeResetLinkFor(person.email)) ?? "";
  expect(await openReset(token)).toEqual({ email: person.email });
  const results = await Promise.allSettled(
    Array.from({ length: 5 }, () => resetPassword({ token, password: NEXT })),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await auth().api.getSession({ headers: browser })).toBeNull();
  expect(await openReset(token)).toBeNull();
  expect(await openReset(second.slice(second.lastIndexOf("/") + 1))).toBeNull();
  await expect(openSession(person, new Headers())).rejects.toThrow("wrongCredentials");
  expect(await openSession({ ...person, password: NEXT }, new Headers())).toBeTruthy();
  const events = await db().auditEvent.findMany({ where: { companyId: person.company.id } });
  expect(events.map(({ event }) => event)).toEqual(
    expect.arrayContaining(["account.resetLinkMade", "account.passwordReset"]),
  );
});

test("the database does not hold the link", async () => {
  const { token } = await given();
  expect(JSON.stringify(await db().verification.findMany())).not.toContain(token);
});

test("what was never a link or has expired sets nothing, and an unknown address has no link", async () => {
  const { token } = await given();
  for (const wrong of ["", "x", token.toLowerCase(), `${token}x`]) expect(await openReset(wrong)).toBeNull();
  await db().verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } });
  await expect(resetPassword({ token, password: NEXT })).rejects.toThrow("linkGone");
  expect(await makeResetLinkFor("nikdo@firma.test")).toBeNull();
  expect(await setPasswordOf("nikdo@firma.test", NEXT)).toBe(false);
});

test("the operator sets a password and takes a lost two-factor away", async () => {
  const { person, browser } = await given();
  const id = person.company.userId;
  await db().user.update({ where: { id }, data: { twoFactorEnabled: true } });
  await db().twoFactor.create({ data: { userId: id, secret: "x", backupCodes: "x" } });
  expect(await setPasswordOf(person.email, NEXT)).toBe(true);
  await removeTwoFactorOf(person.email);
  expect(await auth().api.getSession({ headers: browser })).toBeNull();
  expect(await openSession({ ...person, password: NEXT }, new Headers())).toMatchObject({ user: { id } });
});
