import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { mailboxState } from "./health.ts";
import { saveMailbox } from "./save-mailbox.ts";
import type { MailboxValues } from "./schema.ts";
import { proofOf } from "./test-proof.ts";

await testDatabase();

const values = mailboxValues(
  {
    host: "smtp.firma.test",
    port: 465,
    encryption: "ssl",
    username: "fakturace@firma.test",
    password: "kanárek-heslo-7Qx!",
  },
  { address: "fakturace@firma.test", fromName: "Firma s.r.o." },
);
const edited = ({ id }: { id: string }): MailboxValues => ({ ...values, id, password: "" });

describe("what is known of a mailbox's health", () => {
  const working = { workingSince: new Date(), lastSuccessAt: new Date() };

  test("outlives a new name, and is forgotten with a new server or password", async () => {
    const company = await testCompany();
    const saved = await saveMailbox(company, values);
    await db().mailbox.update({ where: { id: saved.id }, data: working });
    const renamed = await saveMailbox(company, { ...edited(saved), fromName: "Jinak" });
    expect(mailboxState(renamed)).toBe("working");
    const renewed = await saveMailbox(company, { ...edited(saved), password: "nové heslo" });
    expect(mailboxState(renewed)).toBe("neverTested");
    expect(renewed.lastSuccessAt).toEqual(working.lastSuccessAt);
    const moved = await saveMailbox(company, { ...values, id: saved.id, host: "jinde.test" });
    expect(moved.lastSuccessAt).toBeNull();
  });

  test("is forgotten with another sender, but for what is known against the sign-in", async () => {
    const company = await testCompany();
    const saved = await saveMailbox(company, values);
    const { id } = saved;
    await db().mailbox.update({ where: { id }, data: working });
    const moved = await saveMailbox(company, { ...edited(saved), address: "obchod@firma.test" });
    expect(mailboxState(moved)).toBe("neverTested");
    expect(moved.lastSuccessAt).toEqual(working.lastSuccessAt);
    const failing = (id: string) => ({ failingSince: new Date(), failingReason: `diagnosis.${id}?host=a` });
    const movedWhile = async (reason: string, address: string) => {
      await db().mailbox.update({ where: { id }, data: failing(reason) });
      return mailboxState(await saveMailbox(company, { ...edited(saved), address }));
    };
    expect(await movedWhile("badCredentials", "fakturace@firma.test")).toBe("failing");
    expect(await movedWhile("senderNotAllowed", "obchod@firma.test")).toBe("neverTested");
  });

  const { address, host, port, encryption, username, password } = values;
  const tried = { address, host, port, encryption, username, password };

  test("is known at once when a test of exactly these values was accepted", async () => {
    const company = await testCompany();
    const proof = proofOf(company.id, tried, "message");
    expect(mailboxState(await saveMailbox(company, { ...values, proof }))).toBe("working");
    const others = [
      { password: "jiné" },
      { host: "jinde.test" },
      { port: 587 },
      { username: "jiny" },
      { address: "obchod@firma.test" },
    ];
    for (const changes of others) {
      const other = await testCompany();
      const theirProof = proofOf(other.id, tried, "message");
      const view = await saveMailbox(other, { ...values, ...changes, proof: theirProof });
      expect(mailboxState(view)).toBe("neverTested");
    }
    const stranger = await testCompany();
    expect(mailboxState(await saveMailbox(stranger, { ...values, proof }))).toBe("neverTested");
    expect(mailboxState(await saveMailbox(stranger, { ...values, proof: "nesmysl" }))).toBe("neverTested");
  });

  test("is not made better by an accepted test that is older than the failure", async () => {
    const company = await testCompany();
    const proof = proofOf(company.id, tried, "message", Date.now() - 60_000);
    const { id } = await saveMailbox(company, { ...values, proof });
    const reason = "diagnosis.badCredentials?host=a";
    const refused = { failingSince: new Date(), failingReason: reason, pausedReason: reason };
    await db().mailbox.update({ where: { id }, data: { ...refused, workingSince: null } });
    const again = await saveMailbox(company, { ...values, id, password: "", proof });
    expect(again).toMatchObject(refused);
  });
});
