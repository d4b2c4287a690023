import { afterEach, describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { startScriptedPeer } from "#testing/scripted-peer.ts";
import { type PeerOptions, startSmtpPeer } from "#testing/smtp-peer.ts";
import { saveMailbox } from "./save-mailbox.ts";
import type { MailboxTestValues } from "./schema.ts";
import { testMailbox } from "./test-mailbox.ts";

await testDatabase();

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const peer of open.splice(0)) await peer.close();
});

async function peerWith(options: PeerOptions = {}) {
  const peer = await startSmtpPeer(options);
  open.push(peer);
  const values: MailboxTestValues = {
    ...peer.server,
    provider: "other",
    address: "fakturace@firma.test",
    fromName: 'Žluťoučký kůň "U Lva" <s.r.o.>',
    to: "majitel@jinde.test",
  };
  return { peer, values };
}

describe("a test e-mail", () => {
  test.each(["ssl", "starttls"] as const)("goes out by %s, and is a real message", async (encryption) => {
    const { peer, values } = await peerWith({ encryption });
    const result = await testMailbox(await testCompany(), values, "cs");
    expect(result).toMatchObject({
      accepted: true,
      to: "majitel@jinde.test",
      reply: expect.stringContaining("250"),
    });
    expect(result.stages.map(({ stage }) => stage).sort()).toEqual(
      ["auth", "connect", "encrypt", "greet", "message", "recipient", "resolve", "sender"].sort(),
    );
    expect(result.stages.every(({ state, ms }) => state === "done" && ms >= 0)).toBe(true);
    const [caught] = peer.caught;
    const mail = await caught?.parse();
    expect(caught).toMatchObject({ from: "fakturace@firma.test", to: ["majitel@jinde.test"] });
    expect(mail?.from?.value).toEqual([{ name: values.fromName, address: "fakturace@firma.test" }]);
    expect(mail?.subject).toBe("Obálka: testovací e-mail");
    expect(mail?.text).toContain("odesílání funguje");
    expect(mail?.html).toContain("odesílání funguje");
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@firma\.test>$/);
    expect(Math.abs((mail?.date?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  test("is written in the language of the person", async () => {
    const { peer, values } = await peerWith();
    const company = await testCompany();
    for (const locale of ["sk", "en"] as const) await testMailbox(company, values, locale);
    const texts = await Promise.all(peer.caught.map(async (caught) => (await caught.parse()).text));
    expect(texts[0]).toContain("odosielanie funguje");
    expect(texts[1]).toContain("sending works");
  });

  test("with a wrong password says so at the password, and nothing goes out", async () => {
    const { peer, values } = await peerWith();
    const result = await testMailbox(await testCompany(), { ...values, password: "spatne heslo" }, "cs");
    expect(result).toMatchObject({
      accepted: false,
      diagnosis: "badCredentials",
      field: "password",
      inDoubt: false,
    });
    expect(result.stages.at(-1)).toMatchObject({ stage: "auth", state: "failed" });
    expect(JSON.stringify(result)).not.toContain("spatne heslo");
    expect(peer.caught).toEqual([]);
  });

  test("to a port where nothing listens says so at the port", async () => {
    const { peer, values } = await peerWith();
    await peer.close();
    open.length = 0;
    const result = await testMailbox(await testCompany(), values, "cs");
    expect(result).toMatchObject({ accepted: false, diagnosis: "connectionRefused", field: "port" });
    expect(result).toMatchObject({ params: { host: "localhost", port: values.port } });
  });

  test("to the private network is not even tried", async () => {
    const { values } = await peerWith();
    const result = await testMailbox(await testCompany(), { ...values, host: "127.0.0.1", port: 5432 }, "cs");
    expect(result).toMatchObject({ accepted: false, diagnosis: "privateAddress", field: "host" });
  });

  test("that the recipient's server refuses says so at the recipient", async () => {
    const refuse = { "majitel@jinde.test": "550 5.1.1 no such user" };
    const { values } = await peerWith({ refuse });
    const result = await testMailbox(await testCompany(), values, "cs");
    expect(result).toMatchObject({ accepted: false, diagnosis: "noSuchRecipient", field: "recipient" });
  });

  test("that left but was never answered is in doubt", async () => {
    const peer = await startScriptedPeer({ moves: { dot: "drop" } });
    open.push(peer);
    const { values } = await peerWith();
    const result = await testMailbox(await testCompany(), { ...values, ...peer.server }, "cs");
    expect(result).toMatchObject({ accepted: false, inDoubt: true });
  });

  test("never takes longer than 20 s", { timeout: 40_000 }, async () => {
    const peers = await Promise.all(
      (["greeting", "auth", "dot"] as const).map((moment) =>
        startScriptedPeer({ moves: { [moment]: "silence" } }),
      ),
    );
    open.push(...peers);
    const { values } = await peerWith();
    const company = await testCompany();
    const started = performance.now();
    const results = await Promise.all(
      peers.map(({ server }) => testMailbox(company, { ...values, ...server }, "cs")),
    );
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(results.every(({ accepted }) => !accepted)).toBe(true);
  });
});

describe("a test with a blank password", () => {
  test("uses the saved one, and ends a pause once it has proved good", async () => {
    const { peer, values } = await peerWith();
    const company = await testCompany();
    const { to, ...saved } = values;
    const { id } = await saveMailbox(company, saved);
    await db().mailbox.update({ where: { id }, data: { pausedReason: "badCredentials" } });
    expect(await testMailbox(company, { ...values, password: "" }, "cs")).toMatchObject({ accepted: true });
    expect(peer.logins.at(-1)).toMatchObject({ password: peer.server.password });
    expect(await db().mailbox.findUnique({ where: { id } })).toMatchObject({ pausedReason: null });
  });

  test("never sends the saved one to another server, port or as another user", async () => {
    const { values } = await peerWith();
    const { peer: evil } = await peerWith();
    const company = await testCompany();
    const { to, ...saved } = values;
    await saveMailbox(company, saved);
    for (const changes of [{ port: evil.server.port }, { host: "127.0.0.1" }, { username: "jiny" }]) {
      const work = testMailbox(company, { ...values, ...changes, password: "" }, "cs");
      const refusal = await work.catch((error: UserError) => [error.field, error.problem]);
      expect(refusal).toEqual(["password", "passwordAgain"]);
    }
    expect(evil.connections).toBe(0);
  });

  test("is refused when none is saved", async () => {
    const { peer, values } = await peerWith();
    const work = testMailbox(await testCompany(), { ...values, password: "" }, "cs");
    expect(await work.catch((error: UserError) => error.field)).toBe("password");
    expect(peer.connections).toBe(0);
  });
});

test("every test is written down, without the password", async () => {
  const { values } = await peerWith();
  const company = await testCompany();
  await testMailbox(company, values, "cs");
  await testMailbox(company, { ...values, password: "spatne" }, "cs");
  const events = await db().auditEvent.findMany({ where: { companyId: company.id }, orderBy: { id: "asc" } });
  expect(events.map(({ event, details }) => [event, (details as { outcome: string }).outcome])).toEqual([
    ["mailbox.tested", "accepted"],
    ["mailbox.tested", "failed"],
  ]);
  expect(JSON.stringify(events)).not.toContain("heslo");
});
