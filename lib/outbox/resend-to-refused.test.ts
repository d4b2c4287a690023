import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { removeMailbox } from "#lib/mailbox/remove-mailbox.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, type Sender } from "#testing/deliveries.ts";
import { scripted, work } from "#testing/sender-at-work.ts";
import { readDelivery } from "./read-delivery.ts";
import { resendToRefused } from "./resend-to-refused.ts";
import { thinMessages } from "./tidy.ts";

await testDatabase({ as: "owner" });

const resent = ({ id }: { id: string }) =>
  db().auditEvent.findMany({ where: { subjectId: id, event: "delivery.resent" } });
const deedsOn = async ({ company }: Sender, { id }: { id: string }) =>
  (await readDelivery(company, id))?.deeds;

describe("those who were refused", () => {
  const recipients = ["eva", "nikdo"].map((name) => ({
    address: `${name}@odberatel.example`,
    kind: "to" as const,
  }));

  async function partlyRefused() {
    let times = 0;
    const rcpt = (line: string) =>
      line.includes("nikdo") && times++ === 0 ? "550 5.1.1 No such user" : "250 2.1.5 ok";
    const { peer, sender } = await scripted({ moves: { rcpt } });
    const delivery = await order(sender, { recipients });
    await work(sender);
    expect(await deliveryOf(delivery)).toMatchObject({ state: "sent" });
    return { peer, sender, delivery };
  }

  test("get the same message once more, in a delivery of its own, and only they", async () => {
    const { peer, sender, delivery } = await partlyRefused();
    expect(await deedsOn(sender, delivery)).toEqual(["resend"]);
    const { deliveryId } = await resendToRefused(sender.company, delivery);
    await work(sender);
    const again = await deliveryOf({ id: deliveryId });
    expect(again).toMatchObject({
      state: "sent",
      resendOfId: delivery.id,
      messageId: delivery.messageId,
      recipients: [{ address: "nikdo@odberatel.example", outcome: "accepted" }],
    });
    expect(again.mimeSha256).toBe((await deliveryOf(delivery)).mimeSha256);
    expect(peer.heard.filter((line) => line.startsWith("RCPT")).at(-1)).toContain("nikdo@");
    expect(await readDelivery(sender.company, delivery.id)).toMatchObject({
      resends: [deliveryId],
      deeds: [],
    });
    expect(await readDelivery(sender.company, deliveryId)).toMatchObject({ resendOf: delivery.id });
  });

  test("get it as what it was: a reminder stays one", async () => {
    const { sender, delivery } = await partlyRefused();
    await db().delivery.update({ where: { id: delivery.id }, data: { kind: "reminder" } });
    const { deliveryId } = await resendToRefused(sender.company, delivery);
    expect(await deliveryOf({ id: deliveryId })).toMatchObject({ kind: "reminder" });
  });

  test("get it once, however often it is asked for", async () => {
    const { sender, delivery } = await partlyRefused();
    const asked = Array.from({ length: 10 }, () => resendToRefused(sender.company, delivery));
    const answers = new Set((await Promise.all(asked)).map(({ deliveryId }) => deliveryId));
    expect(answers.size).toBe(1);
    expect(await resent(delivery)).toMatchObject([
      { userId: sender.company.userId, details: { to: ["nikdo@odberatel.example"] } },
    ]);
  });

  test("are all of them, where the message was rejected", async () => {
    const { sender } = await scripted({ moves: { dot: ["554 5.7.1 spam", "250 ok"] } });
    const delivery = await order(sender, { recipients });
    await work(sender);
    expect(await deedsOn(sender, delivery)).toEqual(["resend"]);
    const { deliveryId } = await resendToRefused(sender.company, delivery);
    expect((await deliveryOf({ id: deliveryId })).recipients).toHaveLength(2);
    expect(await deliveryOf(delivery)).toMatchObject({ state: "rejected" });
  });

  test("are nobody, where all were accepted, or nothing is decided yet", async () => {
    const { sender } = await scripted({});
    const delivery = await order(sender);
    await expect(resendToRefused(sender.company, delivery)).rejects.toThrow("deliveryNotRefused");
    await work(sender);
    await expect(resendToRefused(sender.company, delivery)).rejects.toThrow("deliveryNotRefused");
    expect(await deedsOn(sender, delivery)).toEqual([]);
  });

  test("get nothing once the message was emptied, or its mailbox removed", async () => {
    const { sender, delivery } = await partlyRefused();
    await removeMailbox(sender.company, { id: sender.mailboxId });
    await expect(resendToRefused(sender.company, delivery)).rejects.toThrow("deliveryMailboxRemoved");
    await db().$executeRaw`ALTER TABLE "Delivery" DISABLE TRIGGER "Delivery_rules"`;
    const longAgo = { createdAt: new Date(0), updatedAt: new Date(0) };
    await db().delivery.update({ where: { id: delivery.id }, data: longAgo });
    await db().$executeRaw`ALTER TABLE "Delivery" ENABLE TRIGGER "Delivery_rules"`;
    await thinMessages(30);
    await expect(resendToRefused(sender.company, delivery)).rejects.toThrow("deliveryThinned");
    expect(await deedsOn(sender, delivery)).toEqual([]);
  });
});
