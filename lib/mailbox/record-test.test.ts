import { afterEach, describe, expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { hearTest, testValues } from "#testing/mailbox.ts";
import { authority } from "#testing/peer-ports.ts";
import { type Script, startScriptedPeer } from "#testing/scripted-peer.ts";
import { type PeerOptions, startSmtpPeer } from "#testing/smtp-peer.ts";
import { checkMailbox } from "./check-mailbox.ts";
import { mailboxState } from "./health.ts";
import { saveMailbox } from "./save-mailbox.ts";
import type { MailboxTestValues } from "./schema.ts";
import { testMailbox } from "./test-mailbox.ts";

await testDatabase();

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Peer = { server: Parameters<typeof testValues>[0]; close: () => Promise<void> };

/** A mailbox on this server, as it was saved, and what its form says. */
async function savedOn(peer: Peer) {
  closing.push(peer.close);
  const company = await testCompany();
  const { id } = await saved(company, testValues(peer.server));
  return { company, id, values: testValues(peer.server, { id, password: "" }) };
}

const saved = (company: ActingCompany, { to, mode, run, ...fields }: MailboxTestValues) =>
  saveMailbox(company, fields);

async function mannered(options: PeerOptions = {}) {
  const peer = await startSmtpPeer(options);
  return { peer, ...(await savedOn(peer)) };
}

async function scripted(script: Script) {
  const peer = await startScriptedPeer(script);
  return { peer, ...(await savedOn(peer)) };
}

const tried = async (company: ActingCompany, values: MailboxTestValues) =>
  (await hearTest(await testMailbox(company, values, "cs"))).result;

const rowOf = (id: string) => db().mailbox.findUniqueOrThrow({ where: { id } });
const stateOf = async (id: string) => mailboxState(await rowOf(id));
const change = (id: string, data: Prisma.MailboxUpdateInput) => db().mailbox.update({ where: { id }, data });

describe("a test of the saved values", () => {
  test("that meets a server that is busy or away blames nobody", async () => {
    const busy = await scripted({ moves: { greeting: "421 4.3.2 Too busy" } });
    expect(await tried(busy.company, busy.values)).toMatchObject({ diagnosis: "serverBusy" });
    expect(await stateOf(busy.id)).toBe("unavailable");

    const { peer, company, id, values } = await mannered();
    await tried(company, values);
    await peer.close();
    closing.length = 0;
    expect(await tried(company, values)).toMatchObject({ diagnosis: "outage" });
    expect(await rowOf(id)).toMatchObject({
      failingSince: null,
      failingReason: expect.stringMatching(/^diagnosis\.outage\?/),
      pausedReason: null,
    });
  });

  test("that is refused for what only the provider can mend is no longer called working", async () => {
    const { peer, company, id, values } = await mannered();
    await tried(company, values);
    expect(await stateOf(id)).toBe("working");
    peer.swapCertificate(authority.issue({ notAfter: new Date(Date.now() - 3_600_000) }));
    await tried(company, values);
    expect(await stateOf(id)).toBe("failing");
  });

  test("whose login is refused pauses the mailbox until a person acts", async () => {
    const { peer, company, id, values } = await mannered();
    peer.setPassword("zmenene heslo");
    await tried(company, values);
    expect(await rowOf(id)).toMatchObject({
      pausedReason: expect.stringMatching(/^diagnosis\.badCredentials\?/),
      pausedUntil: null,
      failingSince: expect.any(Date),
    });
  });

  test("whose sender is refused makes it fail, and a mere sign-in does not mend that", async () => {
    const { company, id, values } = await scripted({ moves: { mail: "553 5.7.1 Not your address" } });
    await tried(company, values);
    expect(await stateOf(id)).toBe("failing");
    expect(await checkMailbox(company, { id })).toEqual({ works: true });
    expect(await stateOf(id)).toBe("failing");
  });

  test("with another sender says nothing of it, however it ends", async () => {
    const refusing = await scripted({ moves: { mail: "553 5.7.1 Not your address" } });
    const other = { ...refusing.values, address: "obchod@firma.example" };
    expect(await tried(refusing.company, other)).toMatchObject({ diagnosis: "senderNotAllowed" });
    expect(await stateOf(refusing.id)).toBe("neverTested");

    const taking = await mannered();
    await tried(taking.company, { ...taking.values, address: "obchod@firma.example" });
    expect(await stateOf(taking.id)).toBe("neverTested");
  });

  test("with another place for answers is one of the saved values all the same", async () => {
    const { company, id, values } = await mannered();
    await tried(company, { ...values, replyTo: "ucetni@firma.example" });
    expect(await stateOf(id)).toBe("working");
  });
});

describe("values that are saved while their test runs", () => {
  async function slowServer() {
    const asked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const beforeRecipient = () => {
      asked.resolve();
      return goOn.promise;
    };
    return { ...(await mannered({ beforeRecipient })), asked: asked.promise, goOn: () => goOn.resolve() };
  }

  test("are known to work as soon as it is accepted", async () => {
    const { peer, company, id, values, asked, goOn } = await slowServer();
    const typed = { ...values, password: peer.server.password, address: "obchod@firma.example" };
    const running = tried(company, typed);
    await asked;
    await saved(company, typed);
    expect(await stateOf(id)).toBe("neverTested");
    goOn();
    expect(await running).toMatchObject({ outcome: "accepted" });
    expect(await stateOf(id)).toBe("working");
  });

  test("also those of a new mailbox", async () => {
    const { peer, asked, goOn } = await slowServer();
    const company = await testCompany();
    const typed = testValues(peer.server);
    const running = tried(company, typed);
    await asked;
    const { id } = await saved(company, typed);
    goOn();
    await running;
    expect(await stateOf(id)).toBe("working");
  });

  test("but other ones than those that were saved are not", async () => {
    const { peer, company, id, values, asked, goOn } = await slowServer();
    const running = tried(company, values);
    await asked;
    await saved(company, { ...values, password: `${peer.server.password} jinak` });
    goOn();
    expect(await running).toMatchObject({ outcome: "accepted" });
    expect(await stateOf(id)).toBe("neverTested");
  });
});

describe("a pause", () => {
  const soon = new Date(Date.now() + 3_600_000);
  const paused = (diagnosis: string, pausedUntil: Date | null = soon) => ({
    pausedReason: `diagnosis.${diagnosis}?host=localhost&port=465&reply=&pauses=2`,
    pausedUntil,
  });

  test.each([
    ["badCredentials", null],
    ["connectionRefused", soon],
    ["outage", soon],
    ["serverBusy", soon],
  ])("for %s ends when a check or a test without a message has signed in", async (diagnosis, until) => {
    const { company, id, values } = await mannered();
    const checks = [() => checkMailbox(company, { id }), () => tried(company, { ...values, mode: "check" })];
    for (const check of checks) {
      await change(id, paused(diagnosis, until));
      await check();
      expect(await rowOf(id)).toMatchObject({ pausedReason: null, pausedUntil: null });
    }
  });

  test.each(["throttled", "tooManyLogins", "dailyLimit", "creditsUsedUp"])(
    "for %s outlives every check, and ends when a message is accepted",
    async (diagnosis) => {
      const { company, id, values } = await mannered();
      const pause = paused(diagnosis);
      await change(id, pause);
      await checkMailbox(company, { id });
      await tried(company, { ...values, mode: "check" });
      expect(await rowOf(id)).toMatchObject({ ...pause, workingSince: expect.any(Date) });
      expect(await stateOf(id)).toBe("paused");
      await tried(company, values);
      expect(await rowOf(id)).toMatchObject({ pausedReason: null, pausedUntil: null });
      expect(await stateOf(id)).toBe("working");
    },
  );
});
