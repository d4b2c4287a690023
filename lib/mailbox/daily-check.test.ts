import { afterEach, describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { type Sender, testSender } from "#testing/deliveries.ts";
import { startScriptedPeer } from "#testing/scripted-peer.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { checkMailbox } from "./check-mailbox.ts";
import { checkDueMailboxes } from "./daily-check.ts";
import { mailboxState } from "./health.ts";
import { listMailboxes } from "./list-mailboxes.ts";
import { listTroubles } from "./list-troubles.ts";

await testDatabase();

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

  test("a server that is away makes it fail, and works again by itself when it is back", async () => {
    const { peer, sender } = await mannered();
    const { port } = peer.server;
    await peer.close();
    closing.length = 0;
    await checkDueMailboxes(never);
    const failed = await rowOf(sender);
    expect(mailboxState(failed)).toBe("failing");
    const back = await startSmtpPeer({ port });
    closing.push(back.close);
    await db().mailbox.update({ where: { id: sender.mailboxId }, data: { checkedAt: hoursAgo(24) } });
    await checkDueMailboxes(never);
    expect(mailboxState(await rowOf(sender))).toBe("working");
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
    await db().mailbox.update({
      where: { id: broken.sender.mailboxId },
      data: { trustedCertificate: "no certificate" },
    });
    await checkDueMailboxes(never);
    expect(mailboxState(await rowOf(fine.sender))).toBe("working");
  });
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
