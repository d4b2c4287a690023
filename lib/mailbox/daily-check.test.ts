import { afterEach, describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { makeSelfSigned } from "#testing/certificates.ts";
import { testDatabase } from "#testing/database.ts";
import { type Sender, testSender } from "#testing/deliveries.ts";
import { hearTest, testValues } from "#testing/mailbox.ts";
import { startScriptedPeer } from "#testing/scripted-peer.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { checkMailbox } from "./check-mailbox.ts";
import { checkDueMailboxes } from "./daily-check.ts";
import { mailboxState } from "./health.ts";
import { listMailboxes } from "./list-mailboxes.ts";
import { listTroubles } from "./list-troubles.ts";
import { testMailbox } from "./test-mailbox.ts";

await testDatabase({ as: "owner" });

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await db().mailbox.updateMany({ data: { removedAt: new Date(), isDefault: false } });
});

async function mannered() {
  const peer = await startSmtpPeer();
  closing.push(peer.close);
  return { peer, sender: await testSender(peer.server) };
}

const never = new AbortController().signal;
const rowOf = ({ mailboxId }: Sender) => db().mailbox.findUniqueOrThrow({ where: { id: mailboxId } });
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

describe("the daily check", () => {
  test("signs in, sends nothing, and keeps the state true", async () => {
    const { peer, sender } = await mannered();
    await checkDueMailboxes(never);
    expect([peer.logins.length, peer.caught.length]).toEqual([1, 0]);
    const row = await rowOf(sender);
    expect(mailboxState(row)).toBe("working");
    expect(row.lastSuccessAt).not.toBeNull();
  });

  test("leaves alone what was checked lately, what is removed, and who does not send", async () => {
    const [lately, removed, off] = [await mannered(), await mannered(), await mannered()];
    await db().mailbox.update({
      where: { id: lately.sender.mailboxId },
      data: { checkedAt: hoursAgo(2) },
    });
    await db().mailbox.update({
      where: { id: removed.sender.mailboxId },
      data: { removedAt: new Date(), isDefault: false },
    });
    await db().company.update({ where: { id: off.sender.company.id }, data: { sendingEnabled: false } });
    await checkDueMailboxes(never);
    expect([lately, removed, off].map(({ peer }) => peer.connections)).toEqual([0, 0, 0]);
  });

  test("a revoked password is known in the morning, and tried once", async () => {
    const { peer, sender } = await mannered();
    await checkDueMailboxes(never);
    peer.setPassword("zmenene heslo");
    for (const hours of [30, 60]) {
      await db().mailbox.update({ where: { id: sender.mailboxId }, data: { checkedAt: hoursAgo(hours) } });
      await checkDueMailboxes(never);
    }
    expect(peer.logins.map(({ ok }) => ok)).toEqual([true, false]);
    const row = await rowOf(sender);
    expect(mailboxState(row)).toBe("failing");
    expect(row.failingReason).toContain("diagnosis.badCredentialsWorkedBefore");
    expect(row.pausedReason).toBe(row.failingReason);
    expect(await listTroubles(sender.company)).toEqual([{ id: row.id, address: row.address }]);
  });

  test("a server that is away blames nobody, is asked again within the hour, and works when it is back", async () => {
    const { peer, sender } = await mannered();
    await checkDueMailboxes(never);
    const { port } = peer.server;
    await peer.close();
    closing.length = 0;
    await db().mailbox.update({ where: { id: sender.mailboxId }, data: { checkedAt: hoursAgo(24) } });
    await checkDueMailboxes(never);
    expect(await listMailboxes(sender.company)).toMatchObject([
      {
        state: "unavailable",
        failingReason: expect.stringMatching(/^diagnosis\.outage\?/),
        needsPerson: false,
        triedAgain: "hourly",
      },
    ]);
    expect(await listTroubles(sender.company)).toEqual([]);
    const back = await startSmtpPeer({ port });
    closing.push(back.close);
    await db().mailbox.update({ where: { id: sender.mailboxId }, data: { checkedAt: hoursAgo(1) } });
    await checkDueMailboxes(never);
    expect(back.logins).toHaveLength(1);
    expect(mailboxState(await rowOf(sender))).toBe("working");
  });

  test("a server that never worked is a person's matter, and is asked every hour all the same", async () => {
    const { peer, sender } = await mannered();
    const { port } = peer.server;
    await peer.close();
    closing.length = 0;
    await checkDueMailboxes(never);
    expect(await listMailboxes(sender.company)).toMatchObject([
      { state: "failing", needsPerson: true, triedAgain: "hourly" },
    ]);
    expect(await listTroubles(sender.company)).toMatchObject([{ id: sender.mailboxId }]);
    const back = await startSmtpPeer({ port });
    closing.push(back.close);
    await checkDueMailboxes(never);
    expect(mailboxState(await rowOf(sender))).toBe("working");
    expect(await listTroubles(sender.company)).toEqual([]);
  });

  test("what a sign-in cannot disprove is not asked every hour", async () => {
    const { peer, sender } = await mannered();
    const refused = { failingSince: new Date(), failingReason: "diagnosis.senderNotAllowed?host=a" };
    const where = { id: sender.mailboxId };
    await db().mailbox.update({ where, data: { ...refused, checkedAt: hoursAgo(2) } });
    await checkDueMailboxes(never);
    expect(peer.connections).toBe(0);
    await db().mailbox.update({ where, data: { checkedAt: hoursAgo(24) } });
    await checkDueMailboxes(never);
    expect(peer.logins).toHaveLength(1);
    expect(await rowOf(sender)).toMatchObject(refused);
  });

  test("a server that greets with 421 is busy, and nobody's settings are wrong", async () => {
    const peer = await startScriptedPeer({ moves: { greeting: "421 4.3.2 Too busy" } });
    closing.push(peer.close);
    const sender = await testSender(peer.server);
    await checkDueMailboxes(never);
    expect(await rowOf(sender)).toMatchObject({ failingSince: null, pausedReason: null });
    expect(mailboxState(await rowOf(sender))).toBe("unavailable");
    expect(await listTroubles(sender.company)).toEqual([]);
  });

  test("a server that only asks for patience proves nothing", async () => {
    const peer = await startScriptedPeer({ moves: { auth: "454 4.7.0 Too many login attempts" } });
    closing.push(peer.close);
    const sender = await testSender(peer.server);
    await checkDueMailboxes(never);
    expect(mailboxState(await rowOf(sender))).toBe("neverTested");
  });

  test("one that breaks does not keep the others from being checked", async () => {
    const [broken, fine] = [await mannered(), await mannered()];
    // Nothing can be written of this one.
    await db().$executeRawUnsafe(
      `ALTER TABLE "Mailbox" ADD CONSTRAINT "broken"
        CHECK ("id" <> '${broken.sender.mailboxId}' OR "lastSuccessAt" IS NULL)`,
    );
    await checkDueMailboxes(never);
    await db().$executeRawUnsafe(`ALTER TABLE "Mailbox" DROP CONSTRAINT "broken"`);
    expect(mailboxState(await rowOf(broken.sender))).toBe("neverTested");
    expect(mailboxState(await rowOf(fine.sender))).toBe("working");
  });
});

test("a trusted certificate that is damaged is as good as none", async () => {
  const [known, unknown] = [await mannered(), await startSmtpPeer({ certificate: makeSelfSigned() })];
  closing.push(unknown.close);
  const stranger = await testSender(unknown.server);
  await db().mailbox.updateMany({ data: { trustedCertificate: "no certificate" } });
  const outcomes = [known.sender, stranger].map(({ company, mailboxId }) =>
    checkMailbox(company, { id: mailboxId }),
  );
  expect(await Promise.all(outcomes)).toMatchObject([
    { works: true },
    { works: false, reason: expect.stringMatching(/^diagnosis\.certificateSelfSigned\?/) },
  ]);
});

test("a password that cannot be opened is asked for again, and nothing connects", async () => {
  const { peer, sender } = await mannered();
  await db().mailbox.update({
    where: { id: sender.mailboxId },
    data: { passwordSealed: Buffer.from("other key") },
  });
  const outcome = await checkMailbox(sender.company, { id: sender.mailboxId });
  expect(outcome).toEqual({ works: false, reason: "diagnosis.passwordUnreadable" });
  expect(peer.connections).toBe(0);
  expect(await rowOf(sender)).toMatchObject({ pausedReason: "diagnosis.passwordUnreadable" });
});

test("the list says how much of the limit is used: the person's own before the provider's", async () => {
  const { sender } = await mannered();
  const { company, mailboxId } = sender;
  expect(await listMailboxes(company)).toMatchObject([{ used: 0, limit: null, state: "neverTested" }]);
  await db().mailbox.update({ where: { id: mailboxId }, data: { provider: "gmail" } });
  expect(await listMailboxes(company)).toMatchObject([{ limit: 2_000 }]);
  await db().mailbox.update({ where: { id: mailboxId }, data: { address: "firma@gmail.com" } });
  expect(await listMailboxes(company)).toMatchObject([{ limit: 500 }]);
  await db().mailbox.update({ where: { id: mailboxId }, data: { dailyLimit: 80 } });
  expect(await listMailboxes(company)).toMatchObject([{ limit: 80 }]);
});

test("a test message counts, a mere check does not; where the provider says that nothing is left, nothing else does", async () => {
  const { peer, sender } = await mannered();
  const { company, mailboxId } = sender;
  await db().mailbox.update({ where: { id: mailboxId }, data: { dailyLimit: 80 } });
  for (const changes of [{}, { id: mailboxId }, { mode: "check" }, { password: "spatne" }] as const) {
    await hearTest(await testMailbox(company, testValues(peer.server, changes), "cs"));
  }
  expect(await listMailboxes(company)).toMatchObject([{ used: 2, limit: 80 }]);
  const pausedUntil = new Date(Date.now() + 3_600_000);
  const full = { pausedReason: "diagnosis.dailyLimit?host=a&pauses=1", pausedUntil };
  await db().mailbox.update({ where: { id: mailboxId }, data: full });
  expect(await listMailboxes(company)).toMatchObject([{ used: 2, limit: null, triedAgain: pausedUntil }]);
  await db().company.update({ where: { id: company.id }, data: { sendingEnabled: false } });
  expect(await listMailboxes(company)).toMatchObject([{ state: "paused", triedAgain: null }]);
});
