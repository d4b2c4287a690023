import { afterAll, describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { makeSelfSigned } from "#testing/certificates.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { inTime } from "#testing/in-time.ts";
import { hearTest, testValues } from "#testing/mailbox.ts";
import { startScriptedPeer } from "#testing/scripted-peer.ts";
import { type PeerOptions, startSmtpPeer } from "#testing/smtp-peer.ts";
import { mailboxState } from "./health.ts";
import { readDefaultMailbox } from "./read-mailbox.ts";
import { endTest } from "./running-tests.ts";
import { saveMailbox } from "./save-mailbox.ts";
import type { MailboxTestValues } from "./schema.ts";
import { testMailbox } from "./test-mailbox.ts";

await testDatabase();

// Side by side, as much of it waits: each has servers of its own.
const open: { close: () => Promise<void> }[] = [];
afterAll(() => Promise.all(open.map((peer) => peer.close())));

async function peerWith(options: PeerOptions = {}) {
  const peer = await startSmtpPeer(options);
  open.push(peer);
  const values = testValues(peer.server, {
    address: "fakturace@firma.test",
    fromName: 'Žluťoučký kůň "U Lva" <s.r.o.>',
    to: "majitel@jinde.test",
  });
  return { peer, values };
}

async function tried(values: MailboxTestValues, company = testCompany()) {
  return hearTest(await testMailbox(await company, values, "cs"));
}

describe.concurrent("a test e-mail", () => {
  test("never takes longer than 20 s", { timeout: 40_000 }, async () => {
    const peers = await Promise.all(
      (["greeting", "auth", "dot"] as const).map((moment) =>
        startScriptedPeer({ moves: { [moment]: "silence" } }),
      ),
    );
    open.push(...peers);
    const started = performance.now();
    const results = await Promise.all(peers.map(({ server }) => tried(testValues(server))));
    expect(performance.now() - started).toBeLessThan(inTime(20_000));
    expect(results.map(({ result }) => result.outcome)).toEqual(["failed", "failed", "failed"]);
  });

  test.each(["ssl", "starttls"] as const)("goes out by %s, and is a real message", async (encryption) => {
    const { peer, values } = await peerWith({ encryption });
    const { stages, result } = await tried(values);
    expect(result).toMatchObject({
      outcome: "accepted",
      to: "majitel@jinde.test",
      reply: expect.stringContaining("250"),
    });
    expect(stages.map(({ stage }) => stage).sort()).toEqual(
      ["auth", "connect", "encrypt", "greet", "message", "recipient", "resolve", "sender"].sort(),
    );
    expect(stages.every(({ state, ms }) => state === "done" && ms >= 0)).toBe(true);
    const [caught] = peer.caught;
    const mail = await caught?.parse();
    expect(caught).toMatchObject({ from: "fakturace@firma.test", to: ["majitel@jinde.test"] });
    expect(mail?.from?.value).toEqual([{ name: values.fromName, address: "fakturace@firma.test" }]);
    expect(mail?.subject).toBe("Obálka: testovací e-mail");
    expect(mail?.text).toContain("odesílání funguje");
    expect(mail?.html).toContain("odesílání funguje");
    expect(mail?.replyTo).toBeUndefined();
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@firma\.test>$/);
    expect(Math.abs((mail?.date?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  test("is written in the language of the person", async () => {
    const { peer, values } = await peerWith();
    const company = await testCompany();
    for (const locale of ["sk", "en"] as const) await hearTest(await testMailbox(company, values, locale));
    const texts = await Promise.all(peer.caught.map(async (caught) => (await caught.parse()).text));
    expect(texts[0]).toContain("odosielanie funguje");
    expect(texts[1]).toContain("sending works");
  });

  test("bears the address that answers go to", async () => {
    const { peer, values } = await peerWith();
    await tried({ ...values, replyTo: "ucetni@firma.test" });
    expect((await peer.caught[0]?.parse())?.replyTo?.text).toBe("ucetni@firma.test");
  });

  test("tells how it is encrypted, and the whole conversation without password and user name", async () => {
    const { values } = await peerWith();
    const { stages, result } = await tried(values);
    expect(stages.find(({ stage }) => stage === "encrypt")?.tls).toMatchObject({
      protocol: "TLSv1.3",
      certificate: { issuer: "Obalka Test CA" },
    });
    const said = result.transcript.map(({ text }) => text).join("\n");
    expect(said).toContain("MAIL FROM");
    expect(said).toContain("250");
    for (const secret of [values.password, values.username]) {
      expect(said).not.toContain(secret);
      expect(said).not.toContain(Buffer.from(secret).toString("base64"));
    }
  });

  test("that is only a check signs in and asks, and hands nothing over", async () => {
    const { peer, values } = await peerWith();
    const { stages, result } = await tried({ ...values, mode: "check" });
    expect(result).toMatchObject({ outcome: "accepted", mode: "check" });
    expect(stages.at(-1)).toMatchObject({ stage: "recipient", state: "done" });
    expect([peer.logins.length, peer.caught.length]).toEqual([1, 0]);
  });

  test("with a wrong password says so at the password, and nothing goes out", async () => {
    const { peer, values } = await peerWith();
    const { stages, result } = await tried({ ...values, password: "spatne heslo" });
    expect(result).toMatchObject({
      outcome: "failed",
      diagnosis: "badCredentials",
      field: "password",
      inDoubt: false,
    });
    expect(stages.at(-1)).toMatchObject({ stage: "auth", state: "failed" });
    expect(JSON.stringify(result)).not.toContain("spatne heslo");
    expect(peer.caught).toEqual([]);
  });

  test("to a port where nothing listens says so, after a look at the neighbours", async () => {
    const { peer, values } = await peerWith();
    await peer.close();
    const { result, searched } = await tried(values);
    expect(searched).toBe(true);
    expect(result).toMatchObject({ outcome: "failed", diagnosis: "serverDown", field: "host" });
    expect(result).toMatchObject({ repairs: [], problem: expect.stringContaining(`port=${values.port}`) });
  });

  test("to the private network is not even tried", async () => {
    const { values } = await peerWith();
    const { result } = await tried({ ...values, host: "127.0.0.1", port: 5432 });
    expect(result).toMatchObject({ outcome: "failed", diagnosis: "privateAddress", field: "host" });
  });

  test("that the recipient's server refuses says so at the recipient", async () => {
    const { values } = await peerWith({ refuse: { "majitel@jinde.test": "550 5.1.1 no such user" } });
    const { result } = await tried(values);
    expect(result).toMatchObject({ outcome: "failed", diagnosis: "noSuchRecipient", field: "recipient" });
  });

  test("that left but was never answered is in doubt", async () => {
    const peer = await startScriptedPeer({ moves: { dot: "drop" } });
    open.push(peer);
    expect((await tried(testValues(peer.server))).result).toMatchObject({ outcome: "failed", inDoubt: true });
  });
});

describe.concurrent("a running test", () => {
  async function silentTest() {
    const peer = await startScriptedPeer({ moves: { auth: "silence" } });
    open.push(peer);
    const company = await testCompany();
    const values = testValues(peer.server, { run: "a".repeat(32) });
    return { company, values, events: await testMailbox(company, values, "cs") };
  }

  test("tells each stage while it runs, and ends when the person says so", async () => {
    const { company, values, events } = await silentTest();
    const heard: string[] = [];
    for await (const event of events) {
      if (event.kind === "stage") heard.push(`${event.stage} ${event.state}`);
      if (heard.at(-1) === "auth started") await endTest(company, values);
      if (event.kind === "ended") expect(event.result.outcome).toBe("cancelled");
    }
    expect(heard.at(-1)).toBe("auth failed");
  });

  test("of another company cannot be ended", async () => {
    const { company, values, events } = await silentTest();
    await endTest(await testCompany(), values);
    const iterator = events[Symbol.asyncIterator]();
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      expect(next.value.kind).toBe("stage");
      if (next.value.kind === "stage" && next.value.stage === "auth") break;
    }
    await endTest(company, values);
    const { value } = await iterator.next().then(() => iterator.next());
    expect(value).toMatchObject({ kind: "ended", result: { outcome: "cancelled" } });
  });

  test("ends when its reader leaves", async () => {
    const { events, company } = await silentTest();
    for await (const event of events) if (event.kind === "stage" && event.stage === "auth") break;
    await expect
      .poll(() => db().auditEvent.findMany({ where: { companyId: company.id } }))
      .toMatchObject([{ event: "mailbox.tested", details: { outcome: "cancelled" } }]);
  });
});

describe.concurrent("a certificate that nobody known vouches for", () => {
  test.each(["ssl", "starttls"] as const)(
    "is shown, can be trusted, and no other one then (%s)",
    async (encryption) => {
      const certificate = makeSelfSigned();
      const peer = await startSmtpPeer({ encryption, certificate });
      open.push(peer);
      const values = testValues(peer.server);
      const { result } = await tried(values);
      expect(result).toMatchObject({ outcome: "failed", diagnosis: "certificateSelfSigned" });
      expect(peer.logins).toEqual([]);
      if (result.outcome !== "failed" || !result.certificate) throw new Error("no certificate was shown");
      expect(result.certificate).toMatchObject({ selfSigned: true, subject: "localhost" });

      const trusting = { ...values, trustedCertificate: result.certificate.pem };
      expect((await tried(trusting)).result.outcome).toBe("accepted");
      const { port } = peer.server;
      await peer.close();
      const swapped = await startSmtpPeer({ encryption, certificate: makeSelfSigned(), port });
      open.push(swapped);
      expect((await tried(trusting)).result).toMatchObject({
        outcome: "failed",
        diagnosis: "certificateChanged",
      });
      expect(swapped.logins).toEqual([]);
    },
  );
});

describe.concurrent("a test of a saved mailbox", () => {
  async function savedMailbox(options: PeerOptions = {}) {
    const { peer, values } = await peerWith(options);
    const company = await testCompany();
    const { to, mode, run, ...fields } = values;
    const { id } = await saveMailbox(company, fields);
    return { peer, company, id, values: { ...values, id, password: "" } };
  }

  test("with a blank password uses the saved one, and ends a pause once it has proved good", async () => {
    const { peer, company, id, values } = await savedMailbox();
    await db().mailbox.update({ where: { id }, data: { pausedReason: "diagnosis.badCredentials" } });
    const { result } = await hearTest(await testMailbox(company, values, "cs"));
    expect(result.outcome).toBe("accepted");
    expect(peer.logins.at(-1)).toMatchObject({ password: peer.server.password });
    const view = await readDefaultMailbox(company);
    expect(view).toMatchObject({ pausedReason: null, lastSuccessAt: expect.any(Date) });
    expect(view && mailboxState(view)).toBe("working");
  });

  test("that is refused says that it worked before, and the mailbox counts as failing", async () => {
    const { peer, company, values } = await savedMailbox();
    await hearTest(await testMailbox(company, values, "cs"));
    peer.setPassword("zmenene heslo");
    const { result } = await hearTest(await testMailbox(company, values, "cs"));
    expect(result).toMatchObject({ outcome: "failed", diagnosis: "badCredentialsWorkedBefore" });
    const view = await readDefaultMailbox(company);
    expect(view && mailboxState(view)).toBe("failing");
    expect(view?.failingReason).toContain("diagnosis.badCredentialsWorkedBefore");
    const other = { ...values, password: "zmenene heslo" };
    expect((await hearTest(await testMailbox(company, other, "cs"))).result.outcome).toBe("accepted");
    expect(await readDefaultMailbox(company)).toMatchObject({ failingReason: view?.failingReason });
  });

  test("whose recipient is refused says nothing about the mailbox", async () => {
    const { company, values } = await savedMailbox({ refuse: { "majitel@jinde.test": "550 5.1.1 none" } });
    await hearTest(await testMailbox(company, values, "cs"));
    const view = await readDefaultMailbox(company);
    expect(view && mailboxState(view)).toBe("neverTested");
  });

  test("with changed values leaves its state alone", async () => {
    const { company, values } = await savedMailbox();
    await hearTest(await testMailbox(company, { ...values, password: "jine heslo" }, "cs"));
    const view = await readDefaultMailbox(company);
    expect(view && mailboxState(view)).toBe("neverTested");
  });

  test("never sends the saved password to another server, port or as another user", async () => {
    const { company, values } = await savedMailbox();
    const { peer: evil } = await peerWith();
    for (const changes of [{ port: evil.server.port }, { host: "127.0.0.1" }, { username: "jiny" }]) {
      const work = testMailbox(company, { ...values, ...changes }, "cs");
      const refusal = await work.catch((error: UserError) => [error.field, error.problem]);
      expect(refusal).toEqual(["password", "passwordAgain"]);
    }
    expect(evil.connections).toBe(0);
  });

  test("of another company does not exist", async () => {
    const { values } = await savedMailbox();
    const work = testMailbox(await testCompany(), values, "cs");
    expect(await work.catch((error: UserError) => error.problem)).toBe("notFound");
  });
});

test.concurrent("a blank password is refused when none is saved", async () => {
  const { peer, values } = await peerWith();
  const work = testMailbox(await testCompany(), { ...values, password: "" }, "cs");
  expect(await work.catch((error: UserError) => error.field)).toBe("password");
  expect(peer.connections).toBe(0);
});

test.concurrent("every test is written down, without the password", async () => {
  const { values } = await peerWith();
  const company = await testCompany();
  await hearTest(await testMailbox(company, values, "cs"));
  await hearTest(await testMailbox(company, { ...values, password: "spatne" }, "cs"));
  const events = await db().auditEvent.findMany({ where: { companyId: company.id }, orderBy: { id: "asc" } });
  expect(events.map(({ event, details }) => [event, (details as { outcome: string }).outcome])).toEqual([
    ["mailbox.tested", "accepted"],
    ["mailbox.tested", "failed"],
  ]);
  expect(JSON.stringify(events)).not.toContain("heslo");
});
