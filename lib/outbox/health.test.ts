import { expect, test } from "vitest";
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
