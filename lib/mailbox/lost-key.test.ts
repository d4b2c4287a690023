import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order } from "#testing/deliveries.ts";
import { keyFile, newKey, writeKey } from "#testing/key-file.ts";
import { hearTest, mailboxValues, testValues } from "#testing/mailbox.ts";
import { mailboxOf, mannered, work } from "#testing/sender-at-work.ts";
import { checkMailbox } from "./check-mailbox.ts";
import { checkDueMailboxes } from "./daily-check.ts";
import { mailboxState } from "./health.ts";
import { saveMailbox } from "./save-mailbox.ts";
import { testMailbox } from "./test-mailbox.ts";
import { noteUnreadablePasswords } from "./unreadable-passwords.ts";

await testDatabase();

/** A mailbox that worked, and then its key is another one. */
async function withLostKey() {
  const { peer, sender } = await mannered();
  const rightKey = readFileSync(keyFile, "utf8").trim();
  writeKey(newKey());
  return { peer, sender, server: peer.server, rightKey };
}

describe("with a master key that is lost, or another one", () => {
  test("every way to use a mailbox says so, and nothing connects", async () => {
    const { peer, sender, server } = await withLostKey();
    const ordered = await order(sender);
    await noteUnreadablePasswords();
    expect(mailboxState(await mailboxOf(sender))).toBe("failing");
    expect(await mailboxOf(sender)).toMatchObject({
      failingReason: "diagnosis.passwordUnreadable",
      pausedReason: "diagnosis.passwordUnreadable",
      pausedUntil: null,
    });
    await work(sender);
    await checkDueMailboxes(AbortSignal.timeout(20_000));
    expect(await checkMailbox(sender.company, { id: sender.mailboxId })).toEqual({
      works: false,
      reason: "diagnosis.passwordUnreadable",
    });
    const kept = testValues(server, { id: sender.mailboxId, password: "" });
    await expect(testMailbox(sender.company, kept, "cs")).rejects.toMatchObject({
      problem: "passwordLost",
      field: "password",
    });
    await expect(
      saveMailbox(sender.company, mailboxValues(server, { id: sender.mailboxId, password: "" })),
    ).rejects.toMatchObject({ problem: "passwordLost", field: "password" });
    expect(await deliveryOf(ordered)).toMatchObject({ state: "queued", attemptCount: 0 });
    expect(peer.connections).toBe(0);
  });

  test("the password entered again is all that it takes", async () => {
    const { peer, sender, server } = await withLostKey();
    const ordered = await order(sender);
    await noteUnreadablePasswords();
    const entered = testValues(server, { id: sender.mailboxId });
    const { result } = await hearTest(await testMailbox(sender.company, entered, "cs"));
    expect(result.outcome).toBe("accepted");
    await saveMailbox(sender.company, mailboxValues(server, { id: sender.mailboxId }));
    await work(sender);
    expect(await deliveryOf(ordered)).toMatchObject({ state: "sent" });
    expect(peer.connections).toBe(2);
  });

  test("the right key put back is all that it takes, too", async () => {
    const { sender, rightKey } = await withLostKey();
    const ordered = await order(sender);
    await noteUnreadablePasswords();
    writeKey(rightKey);
    await noteUnreadablePasswords();
    expect(mailboxState(await mailboxOf(sender))).toBe("neverTested");
    await work(sender);
    expect(await deliveryOf(ordered)).toMatchObject({ state: "sent" });
  });
});

test("a password that stands in another mailbox's row opens nowhere, and that mailbox alone is held back", async () => {
  const [one, other] = [await mannered(), await mannered()];
  const { passwordSealed } = await mailboxOf(other.sender);
  await db().mailbox.update({ where: { id: one.sender.mailboxId }, data: { passwordSealed } });
  await noteUnreadablePasswords();
  expect(mailboxState(await mailboxOf(one.sender))).toBe("failing");
  expect(mailboxState(await mailboxOf(other.sender))).toBe("neverTested");
  await work(one.sender);
  expect(one.peer.connections).toBe(0);
});
