import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { at, saved, type Typed, tested } from "#testing/mailbox-doors.ts";
import { startScriptedPeer } from "#testing/scripted-peer.ts";
import { expectSentence } from "#testing/sentences.ts";
import { admitTry } from "./admit-try.ts";
import { checkMailboxForPerson } from "./check-mailbox.ts";

await testDatabase();

const MINUTE_MS = 60_000;
const mailbox = (host: string) => ({ id: "", address: "a@firma.example", host, port: 465, username: "a" });

/** As if all tries so far had been made so much earlier. */
const passed = (minutes: number) =>
  db().$executeRaw`UPDATE "MailboxTry" SET "at" = "at" - make_interval(mins => ${minutes}::int)`;

const tooMany = (minutes: number) => ({ problem: `tooManyTests?minutes=${minutes}` });

test("a mailbox is tried five times in any ten minutes, and the sentence says how long to wait", async () => {
  const company = await testCompany();
  for (let tries = 0; tries < 4; tries++) await admitTry(company, mailbox("a.example"));
  await passed(7);
  await admitTry(company, mailbox("a.example"));
  await expect(admitTry(company, mailbox("a.example"))).rejects.toMatchObject(tooMany(3));
  await expect(admitTry(company, mailbox("a.example"))).rejects.toMatchObject(tooMany(3));
  expectSentence("tooManyTests?minutes=3");
  await admitTry(company, mailbox("b.example"));
  await passed(3);
  for (let tries = 0; tries < 4; tries++) await admitTry(company, mailbox("a.example"));
  await expect(admitTry(company, mailbox("a.example"))).rejects.toMatchObject(tooMany(7));
});

test("a company tries twenty times in any hour, whatever the mailbox; others are not concerned", async () => {
  const [company, other] = [await testCompany(), await testCompany()];
  for (let tries = 0; tries < 20; tries++) await admitTry(company, mailbox(`${tries}.example`));
  await expect(admitTry(company, mailbox("new.example"))).rejects.toMatchObject(tooMany(60));
  await admitTry(other, mailbox("new.example"));
  await passed(60);
  await admitTry(company, mailbox("new.example"));
  const rows = await db().mailboxTry.findMany({ where: { companyId: company.id } });
  expect(rows).toHaveLength(1);
  expect(Date.now() - Number(rows[0]?.at)).toBeLessThan(MINUTE_MS);
});

test("of fifty at once as many get through as may", async () => {
  const company = await testCompany();
  const all = await Promise.allSettled(
    Array.from({ length: 50 }, () => admitTry(company, mailbox("a.example"))),
  );
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

test("tests and checks count together, and the one too many connects to nobody", async () => {
  const peer = await startScriptedPeer();
  const company = testCompany();
  const view = await saved(at(peer), company);
  if (!("value" in view)) throw new Error("it was not saved");
  const { id } = view.value;
  for (let tries = 0; tries < 3; tries++)
    expect(await tested({ ...at(peer), id, mode: "check" }, company)).toMatchObject({
      result: { outcome: "accepted" },
    });
  for (let tries = 0; tries < 2; tries++)
    expect(await checkMailboxForPerson(await company, { id })).toEqual({ works: true });
  const heard = peer.heard.length;
  expect(await tested({ ...at(peer), id }, company)).toEqual({ refused: { "": "tooManyTests?minutes=10" } });
  await expect(checkMailboxForPerson(await company, { id })).rejects.toMatchObject(tooMany(10));
  expect(peer.heard).toHaveLength(heard);
  await peer.close();
});

test("what is refused for what was typed does not count", async () => {
  const company = testCompany();
  for (let tries = 0; tries < 6; tries++)
    expect(await tested({ password: "", host: "a.example" }, company)).toEqual({
      refused: { password: "passwordNeeded" },
    });
  expect(await db().mailboxTry.count({ where: { companyId: (await company).id } })).toBe(0);
});

test("a company saves twenty servers that no test has proven in any hour; the same one again, and proven ones, always", async () => {
  const peer = await startScriptedPeer();
  const company = testCompany();
  const view = await saved(at(peer), company);
  if (!("value" in view)) throw new Error("it was not saved");
  const { id } = view.value;
  const save = (typed: Typed) => saved({ ...at(peer), id, ...typed }, company);
  for (let servers = 1; servers < 20; servers++)
    expect(await save({ host: `${servers}.example` })).toHaveProperty("value");
  expect(await save({ host: "20.example" })).toEqual({ refused: { host: "tooManyServers?minutes=60" } });
  expectSentence("tooManyServers?minutes=60");
  expect(await save({ host: "19.example", fromName: "Jiné jméno" })).toHaveProperty("value");
  // Tests have tries of their own.
  const answer = await tested({ ...at(peer), id }, company);
  const proof = "result" in answer && answer.result.outcome === "accepted" ? answer.result.proof : "";
  expect(await save({ proof })).toHaveProperty("value");
  expect(await save({ host: "20.example" })).toEqual({ refused: { host: "tooManyServers?minutes=60" } });
  await passed(60);
  expect(await save({ host: "20.example" })).toHaveProperty("value");
  await peer.close();
});
