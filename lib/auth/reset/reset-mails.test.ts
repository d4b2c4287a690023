import "#testing/peer-ports.ts";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import type { Locale } from "#lib/base/locale.ts";
import { testDatabase } from "#testing/database.ts";
import { fromPlace, type TestPerson, testPerson } from "#testing/person.ts";
import { type SmtpPeer, startSmtpPeer } from "#testing/smtp-peer.ts";
import { openSession } from "../open-session.ts";
import { askReset } from "./ask-reset.ts";
import { openReset, resetPassword } from "./reset-link.ts";
import { sendResetMails } from "./send-reset-mails.ts";
import { systemMailState } from "./system-mail-state.ts";

await testDatabase();

const HOME = "192.0.2.1";
const FROM = { name: "Obálka", address: "noreply@firma.example" };
const peer = await startSmtpPeer();
afterAll(() => peer.close());
beforeEach(async () => {
  useMailbox(peer);
  peer.caught.length = 0;
  await db().resetMail.deleteMany();
  await db().tryCount.deleteMany();
});

function useMailbox({ server }: Pick<SmtpPeer, "server">, password = server.password): void {
  Object.assign(settings(), { systemMail: { server: { ...server, password }, from: FROM } });
}

const ask = ({ email }: Pick<TestPerson, "email">, from = HOME, locale: Locale = "cs") =>
  askReset({ email }, locale, fromPlace(from));
const work = () => sendResetMails(new AbortController().signal);
const endPause = () => db().$executeRaw`UPDATE "ResetMail" SET "dueAt" = now()`;
const eventsOf = async ({ company }: TestPerson) =>
  (await db().auditEvent.findMany({ where: { companyId: company.id }, orderBy: { id: "asc" } })).map(
    ({ event }) => event,
  );
const linkIn = (text = "") => /\/reset\/([\w-]{43})/.exec(text)?.[1] ?? "";

test("whoever has forgotten the password gets a link by mail, in the language of the account", async () => {
  const person = await testPerson();
  await db().user.update({ where: { id: person.company.userId }, data: { locale: "sk" } });
  await ask({ email: person.email.toUpperCase() }, HOME, "en");
  await work();
  const [caught] = peer.caught;
  expect(caught).toMatchObject({ from: FROM.address, to: [person.email] });
  const mail = await caught?.parse();
  expect(mail).toMatchObject({ subject: "Nové heslo do Obálky", from: { value: [FROM] } });
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail?.text).toContain("nemusíte nič robiť");
  const token = linkIn(mail?.text);
  expect(mail?.html).toContain(`<a href="${settings().appUrl}/reset/${token}">Nastaviť nové heslo</a>`);
  expect(await openReset(token)).toEqual({ email: person.email });
  await resetPassword({ token, password: "zcela nové heslo" });
  expect(await openSession({ ...person, password: "zcela nové heslo" }, fromPlace(HOME))).toBeTruthy();
  expect(await eventsOf(person)).toEqual([
    ...["account.created", "account.resetAsked", "account.resetLinkMade", "account.passwordReset"],
    "account.signedIn",
  ]);
});

test("an account without a language is written to in that of the browser", async () => {
  await ask(await testPerson(), HOME, "en");
  await work();
  expect((await peer.caught[0]?.parse())?.subject).toBe("A new password for Obálka");
});

test("what waits to be sent holds no link", async () => {
  const person = await testPerson();
  await ask(person);
  expect(await db().verification.count({ where: { value: person.company.userId } })).toBe(0);
  await work();
  const [made] = await db().verification.findMany({ where: { value: person.company.userId } });
  expect(made?.identifier).not.toContain(linkIn((await peer.caught[0]?.parse())?.text));
  expect(await db().resetMail.count()).toBe(0);
});

test("an unknown address is answered the same, and nothing is sent", async () => {
  const person = await testPerson();
  const took = async (email: string) => {
    const start = performance.now();
    expect(await ask({ email })).toBeUndefined();
    return performance.now() - start;
  };
  for (const time of [await took(person.email), await took("nikdo@firma.test")])
    expect(Math.min(time % 250, 250 - (time % 250))).toBeLessThan(60);
  await work();
  expect(peer.caught.map(({ to }) => to)).toEqual([[person.email]]);
});

test("of a hundred questions at once for an account one mail comes", async () => {
  const person = await testPerson();
  const asked = await Promise.allSettled(
    Array.from({ length: 100 }, (_, i) => ask(person, `198.51.100.${i}`)),
  );
  expect(asked.filter(({ status }) => status === "rejected")).toEqual([]);
  await Promise.all([work(), work(), work()]);
  // Nor does it help to ask again at once.
  await ask(person, "198.51.100.200");
  await work();
  expect(peer.caught).toHaveLength(1);
});

test("who uses an account's mails up leaves those to its person's own place", async () => {
  const person = await testPerson();
  await openSession(person, fromPlace(HOME));
  await ask(person, "198.51.100.1");
  await work();
  await ask(person);
  await work();
  expect(peer.caught).toHaveLength(2);
});

test("a place that asks for many accounts has to wait", async () => {
  const email = (i: number) => ({ email: `kdosi${i}@firma.test` });
  await Promise.all(Array.from({ length: 10 }, (_, i) => ask(email(i), "203.0.113.1")));
  await expect(ask(email(10), "203.0.113.1")).rejects.toThrow(/^tooManyTries\?minutes=1[45]$/);
  await ask(email(10), "203.0.113.2");
});

test("while the mailbox is down nothing is lost: it shows, and goes out once the mailbox is back", async () => {
  const lost = await startSmtpPeer();
  const { port } = lost.server;
  await lost.close();
  useMailbox(lost);
  const person = await testPerson();
  await ask(person);
  expect(await systemMailState()).toBe("ok");
  await work();
  await work();
  expect(await db().resetMail.findMany()).toMatchObject([{ userId: person.company.userId, attempts: 1 }]);
  // Nothing was made that nobody got.
  expect(await db().verification.count({ where: { value: person.company.userId } })).toBe(0);
  await endPause();
  expect(await systemMailState()).toBe("failing");
  const back = await startSmtpPeer({ port });
  await work();
  expect(back.caught).toHaveLength(1);
  expect(await systemMailState()).toBe("ok");
  await back.close();
});

test("a wrong password of the mailbox sends nothing", async () => {
  useMailbox(peer, "jiné heslo");
  await ask(await testPerson());
  await work();
  expect(peer.caught).toEqual([]);
  expect(peer.logins.at(-1)).toMatchObject({ ok: false });
  expect(await db().resetMail.count()).toBe(1);
});

test("an address that the server refuses, and what could not be sent within a day, is given up", async () => {
  const [gone, old] = [await testPerson(), await testPerson()];
  const strict = await startSmtpPeer({ refuse: { [gone.email]: "550 5.1.1 no such user" } });
  useMailbox(strict);
  await ask(gone);
  await ask(old);
  await db().resetMail.update({
    where: { userId: old.company.userId },
    data: { createdAt: new Date(Date.now() - 25 * 60 * 60 * 1_000) },
  });
  await work();
  expect(await db().resetMail.count()).toBe(0);
  expect(strict.caught).toEqual([]);
  await strict.close();
});

test("without a mailbox of the installation nothing is asked and nothing is sent", async () => {
  Object.assign(settings(), { systemMail: undefined });
  await expect(ask(await testPerson())).rejects.toThrow("notFound");
  await work();
  expect(await systemMailState()).toBe("off");
});
