import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { mailboxState } from "#lib/mailbox/health.ts";
import { listMailboxes } from "#lib/mailbox/list-mailboxes.ts";
import { testDatabase } from "#testing/database.ts";
import { order } from "#testing/deliveries.ts";
import { mailboxOf, mannered, scripted, work } from "#testing/sender-at-work.ts";

await testDatabase();

test("a message that went out proves the mailbox, and counts against its limit", async () => {
  const { sender } = await mannered();
  await order(sender);
  await work(sender);
  const row = await mailboxOf(sender);
  expect(mailboxState(row)).toBe("working");
  expect([row.lastSuccessAt, row.checkedAt, row.workingSince]).not.toContain(null);
  expect(await listMailboxes(sender.company)).toMatchObject([{ used: 1 }]);
});

test("a refused login makes it fail from the first time on, and says that it worked before", async () => {
  const { peer, sender } = await mannered();
  await order(sender);
  await work(sender);
  peer.setPassword("zmenene heslo");
  await order(sender);
  await work(sender);
  const row = await mailboxOf(sender);
  expect(mailboxState(row)).toBe("failing");
  expect(row.failingReason).toMatch(/^diagnosis\.badCredentialsWorkedBefore\?/);
  expect(row.workingSince).toBeNull();
});

test("a refused message says nothing against the mailbox", async () => {
  const { sender } = await scripted({ moves: { rcpt: "550 5.1.1 no such user" } });
  await order(sender);
  await work(sender);
  expect(mailboxState(await mailboxOf(sender))).toBe("working");
});

test("a server that slows us down leaves it working, though it rests", async () => {
  const { sender } = await scripted({
    moves: { mail: ["250 2.1.0 Ok", "421 4.7.0 Too many messages, slow down"] },
  });
  await order(sender);
  await work(sender);
  const since = (await mailboxOf(sender)).workingSince;
  await order(sender);
  await work(sender);
  const row = await mailboxOf(sender);
  expect(row).toMatchObject({ workingSince: since, failingSince: null });
  expect(mailboxState(row)).toBe("paused");
  await db().mailbox.update({ where: { id: row.id }, data: { pausedUntil: new Date(0) } });
  expect(mailboxState(await mailboxOf(sender))).toBe("working");
});

test("a server that is busy at its greeting makes nobody mend anything, and says when it is tried again", async () => {
  const { sender } = await scripted({ moves: { greeting: "421 4.3.2 Too busy" } });
  await order(sender);
  await work(sender);
  const [row] = await listMailboxes(sender.company);
  expect(row).toMatchObject({ state: "paused", failingSince: null, needsPerson: false });
  expect(row?.triedAgain).toEqual(row?.pausedUntil);
  await db().mailbox.update({ where: { id: sender.mailboxId }, data: { pausedUntil: new Date(0) } });
  expect(mailboxState(await mailboxOf(sender))).toBe("unavailable");
});

test("a server that is away after it worked is nobody's fault; one that never answered is", async () => {
  const { peer, sender } = await mannered();
  await order(sender);
  await work(sender);
  await peer.close();
  await order(sender);
  await work(sender);
  expect(await listMailboxes(sender.company)).toMatchObject([{ state: "paused", needsPerson: false }]);

  const never = await mannered();
  await never.peer.close();
  await order(never.sender);
  await work(never.sender);
  const [row] = await listMailboxes(never.sender.company);
  expect(row).toMatchObject({ state: "failing", needsPerson: true, pausedUntil: expect.any(Date) });
  expect(row?.triedAgain).toEqual(row?.pausedUntil);
});

describe("a refused sender", () => {
  const refusing = () =>
    scripted({
      moves: {
        mail: (line) => (line.includes("fakturace@") ? "553 5.7.1 Not your address" : "250 2.1.0 Ok"),
        rcpt: (line) => (line.includes("nikdo@") ? "550 5.1.1 Nobody" : "250 2.1.5 Ok"),
      },
    });

  test("makes the mailbox fail, though messages of others are still proved to get through", async () => {
    const { sender } = await refusing();
    await order(sender);
    await work(sender);
    expect(mailboxState(await mailboxOf(sender))).toBe("failing");
    await order(sender, { envelopeFrom: "obchod@firma.example" });
    await work(sender);
    expect(await mailboxOf(sender)).toMatchObject({
      failingReason: expect.stringMatching(/^diagnosis\.senderNotAllowed\?/),
    });
    await db().mailbox.update({ where: { id: sender.mailboxId }, data: { address: "obchod@firma.example" } });
    const to = [{ address: "nikdo@odberatel.example", kind: "to" as const }];
    await order(sender, { envelopeFrom: "obchod@firma.example", recipients: to });
    await work(sender);
    expect(mailboxState(await mailboxOf(sender))).toBe("failing");
    await order(sender, { envelopeFrom: "obchod@firma.example" });
    await work(sender);
    expect(mailboxState(await mailboxOf(sender))).toBe("working");
  });

  test("that the mailbox no longer has says nothing against it", async () => {
    const { sender } = await refusing();
    await order(sender);
    await db().mailbox.update({ where: { id: sender.mailboxId }, data: { address: "obchod@firma.example" } });
    await work(sender);
    expect(mailboxState(await mailboxOf(sender))).toBe("working");
  });
});
