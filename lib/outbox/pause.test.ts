import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { resumeMailbox } from "#lib/mailbox/resume-mailbox.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order } from "#testing/deliveries.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { mailboxOf, mannered, minutesUntil, never, scripted, work } from "#testing/sender-at-work.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { forgetEndedRests } from "./pause.ts";

await testDatabase();

describe("a mailbox that is refused", () => {
  test("rests after one refused login, costs no delivery a try, and goes on when its password is changed", async () => {
    const { peer, sender } = await mannered();
    const orders = [await order(sender), await order(sender)];
    peer.setPassword("nové heslo");
    await work(sender);
    expect(await work(sender)).toBeUndefined();
    expect(peer.logins).toHaveLength(1);
    expect(await mailboxOf(sender)).toMatchObject({
      pausedReason: expect.stringMatching(/^diagnosis\.badCredentials\?/),
      pausedUntil: null,
    });
    for (const one of orders)
      expect(await deliveryOf(one)).toMatchObject({ state: "queued", attemptCount: 0 });

    const changes = { id: sender.mailboxId, password: "nové heslo" };
    await saveMailbox(sender.company, mailboxValues(peer.server, changes));
    await work(sender);
    for (const one of orders) expect(await deliveryOf(one)).toMatchObject({ state: "sent" });
    expect(await mailboxOf(sender)).toMatchObject({ pausedReason: null });
  });

  test("leaves its password nowhere, though the server echoes it", async () => {
    const { sender } = await scripted({ moves: { auth: (line) => `535 5.7.8 What is ${line}` } });
    const delivery = await order(sender);
    await work(sender);
    const kept = JSON.stringify([await deliveryOf(delivery), await mailboxOf(sender)]);
    expect(kept).toContain("What+is+AUTH+PLAIN");
    expect(kept).not.toContain("tajne-heslo-42");
    expect(kept).not.toContain(Buffer.from("\0jmeno\0tajne-heslo-42").toString("base64"));
  });

  test("is not made to rest by a refusal of settings that were changed meanwhile", async () => {
    const { peer, sender } = await scripted({
      moves: {
        auth: async () => {
          await db().mailbox.update({ where: { id: sender.mailboxId }, data: { version: { increment: 1 } } });
          stop.abort();
          return "535 5.7.8 old password";
        },
      },
    });
    const stop = new AbortController();
    await order(sender);
    await work(sender, { ...never, stop: stop.signal });
    expect(peer.heard.filter((line) => line.startsWith("AUTH"))).toHaveLength(1);
    expect(await mailboxOf(sender)).toMatchObject({ pausedReason: null });
  });

  test("rests longer each time that it is throttled", async () => {
    const { sender } = await scripted({ moves: { mail: "421 4.7.0 Try again later" } });
    const delivery = await order(sender);
    for (const minutes of [15, 60, 240, 240]) {
      await work(sender);
      const mailbox = await mailboxOf(sender);
      expect(mailbox.pausedReason).toMatch(/^diagnosis\.throttled\?/);
      expect(Math.round(minutesUntil(mailbox.pausedUntil))).toBe(minutes);
      await db().mailbox.update({
        where: { id: mailbox.id },
        data: { pausedUntil: new Date(Date.now() - 1) },
      });
    }
    expect(await deliveryOf(delivery)).toMatchObject({ state: "queued", attemptCount: 0 });
  });

  test("rests until its rolling day has room again when the daily limit is used up", async () => {
    let full = false;
    const { sender } = await scripted({
      moves: { dot: () => (full ? "550 5.4.5 Daily limit" : "250 2.0.0 ok") },
    });
    await order(sender);
    await work(sender);
    full = true;
    const delivery = await order(sender);
    await work(sender);
    const mailbox = await mailboxOf(sender);
    expect(mailbox.pausedReason).toMatch(/^diagnosis\.dailyLimit\?/);
    expect(minutesUntil(mailbox.pausedUntil) / 60).toBeCloseTo(24, 1);
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "queued",
      attemptCount: 0,
      dotReleasedAt: null,
    });
  });

  test("rests a minute when its server cannot be reached, and all goes on at once when a test passes", async () => {
    const { peer, sender } = await mannered();
    const orders = [await order(sender), await order(sender)];
    await peer.close();
    await work(sender);
    const mailbox = await mailboxOf(sender);
    expect(mailbox.pausedReason).toMatch(/^diagnosis\.connectionRefused\?host=localhost&port=\d+/);
    expect(minutesUntil(mailbox.pausedUntil)).toBeLessThan(1.3);
    const again = await startSmtpPeer({ port: peer.server.port });
    await db().$transaction((tx) => resumeMailbox(tx, sender.company.id, sender.mailboxId));
    await work(sender);
    await again.close();
    for (const one of orders) expect(await deliveryOf(one)).toMatchObject({ state: "sent" });
  });

  test("rests until the password is entered again when the sealed one cannot be opened", async () => {
    const { peer, sender } = await mannered();
    await db().mailbox.update({
      where: { id: sender.mailboxId },
      data: { passwordSealed: Buffer.alloc(60, 1) },
    });
    const delivery = await order(sender);
    await work(sender);
    expect(await mailboxOf(sender)).toMatchObject({
      pausedReason: "diagnosis.passwordUnreadable?pauses=1",
      pausedUntil: null,
    });
    expect(await deliveryOf(delivery)).toMatchObject({ state: "queued" });
    expect(peer.connections).toBe(0);
  });
});

test("a rest that is over is forgotten when nothing waits to try whether it helped", async () => {
  const { sender } = await mannered();
  const over = { pausedReason: "diagnosis.throttled?pauses=1", pausedUntil: new Date(Date.now() - 1_000) };
  await db().mailbox.update({ where: { id: sender.mailboxId }, data: over });
  const delivery = await order(sender);
  await forgetEndedRests();
  expect(await mailboxOf(sender)).toMatchObject(over);
  await db().delivery.update({ where: { id: delivery.id }, data: { state: "cancelled" } });
  await forgetEndedRests();
  expect(await mailboxOf(sender)).toMatchObject({ pausedReason: null, pausedUntil: null });
});
