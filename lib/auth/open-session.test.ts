import { expect, test } from "vitest";
import { placeOf } from "#lib/base/client-address.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { testDatabase } from "#testing/database.ts";
import { fromPlace, testPerson } from "#testing/person.ts";
import { admitSignIn } from "./limits/sign-in-limits.ts";
import { openSession } from "./open-session.ts";

await testDatabase();

const HOME = "192.0.2.1";
const wrong = new UserError("wrongCredentials", { field: "password" });
const waiting = /^tooManyTries\?minutes=1[45]$/;

test("whoever knows the password has a session from their place, and it is written down", async () => {
  const { email, password, company } = await testPerson();
  expect(await openSession({ email: email.toUpperCase(), password }, fromPlace(HOME))).toEqual({
    user: { id: company.userId, locale: null },
  });
  const sessions = await db().session.findMany({ where: { userId: company.userId } });
  expect(sessions).toMatchObject([{ ipAddress: HOME, companyId: null }]);
  const events = await db().auditEvent.findMany({ where: { companyId: company.id }, orderBy: { id: "asc" } });
  expect(events.map(({ event }) => event)).toEqual(["account.created", "account.signedIn"]);
});

test("a wrong password and an unknown address are told apart by nothing", async () => {
  const { email } = await testPerson();
  const took = async (address: string) => {
    const start = performance.now();
    await expect(
      openSession({ email: address, password: "tohle heslo to není" }, fromPlace(HOME)),
    ).rejects.toEqual(wrong);
    return performance.now() - start;
  };
  for (const address of [email, "nikdo@firma.test"]) {
    const times = [await took(address), await took(address), await took(address)];
    // Each answer comes on a beat of 250 ms; a busy machine may be late for some.
    expect(Math.min(...times.map((time) => Math.min(time % 250, 250 - (time % 250))))).toBeLessThan(60);
  }
});

test("a failed try is written down for the owner, and never the password", async () => {
  const { email, company } = await testPerson();
  await expect(openSession({ email, password: "tajné omylem" }, fromPlace(HOME))).rejects.toThrow();
  const events = await db().auditEvent.findMany({ where: { companyId: company.id } });
  expect(events.map(({ event }) => event)).toContain("account.signInFailed");
  expect(JSON.stringify(events)).not.toContain("tajné");
});

test("of a hundred guesses at once from one place, ten are looked at; the right one then waits too", async () => {
  const { email, password } = await testPerson();
  const guesses = Array.from({ length: 100 }, (_, i) =>
    openSession({ email, password: `heslo číslo ${i}` }, fromPlace("198.51.100.1")).catch(
      (error) => error.message,
    ),
  );
  const answers = await Promise.all(guesses);
  expect(answers.filter((answer) => answer === "wrongCredentials")).toHaveLength(10);
  expect(answers.filter((answer) => waiting.test(String(answer)))).toHaveLength(90);
  await expect(openSession({ email, password }, fromPlace("198.51.100.1"))).rejects.toThrow(waiting);
  // The owner, elsewhere, is not locked out by that.
  expect(await openSession({ email, password }, fromPlace(HOME))).toBeTruthy();
});

test("an account that does not exist is limited in the same words", async () => {
  const guess = () =>
    openSession({ email: "duch@firma.test", password: "x" }, fromPlace("198.51.100.2")).catch(
      (error) => error.message,
    );
  const answers = await Promise.all(Array.from({ length: 12 }, guess));
  expect(answers.filter((answer) => answer === "wrongCredentials")).toHaveLength(10);
  expect(answers.filter((answer) => waiting.test(String(answer)))).toHaveLength(2);
});

test("guesses from many places run out for the account, but not where the person signed in before", async () => {
  const { email, password } = await testPerson();
  await openSession({ email, password }, fromPlace(HOME));
  // The first ones without looking at any password, which is what takes time.
  for (let i = 0; i < 25; i += 1) await admitSignIn(email, `198.51.100.${100 + i}`);
  const guess = (i: number) =>
    openSession({ email, password: "x" }, fromPlace(`198.51.100.${50 + i}`)).catch((error) => error.message);
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => guess(i)));
  expect(answers.filter((answer) => answer === "wrongCredentials")).toHaveLength(5);
  await expect(openSession({ email, password }, fromPlace("203.0.113.77"))).rejects.toThrow(waiting);
  expect(await openSession({ email, password }, fromPlace(HOME))).toBeTruthy();
});

test("one place may not guess through many accounts", async () => {
  const place = "2001:db8:0:1::9";
  for (let i = 0; i < 45; i += 1) await admitSignIn(`jiny${i}@firma.test`, placeOf(place));
  const guess = (i: number) =>
    openSession({ email: `kdosi${i}@firma.test`, password: "x" }, fromPlace(place)).catch(
      (error) => error.message,
    );
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => guess(i)));
  expect(answers.filter((answer) => answer === "wrongCredentials")).toHaveLength(5);
  const neighbour = openSession(
    { email: "kdosi99@firma.test", password: "x" },
    fromPlace("2001:db8:0:1:ff::1"),
  );
  await expect(neighbour).rejects.toThrow(waiting);
});

test("whoever signs in rightly does not use tries up", async () => {
  const { email, password } = await testPerson();
  for (let i = 0; i < 11; i += 1) await openSession({ email, password }, fromPlace("203.0.113.5"));
  expect(await db().session.count({ where: { user: { email } } })).toBe(11);
});

test("whoever belongs to no company any more is told so, and has no session", async () => {
  const { email, password, company } = await testPerson();
  await db().membership.deleteMany({ where: { userId: company.userId } });
  await expect(openSession({ email, password }, fromPlace(HOME))).rejects.toEqual(new UserError("noCompany"));
  expect(await db().session.count({ where: { userId: company.userId } })).toBe(0);
});
