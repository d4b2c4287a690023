import { afterEach, describe, expect, test, vi } from "vitest";
import { db } from "#lib/base/db.ts";
import { resumeMailbox } from "#lib/mailbox/resume-mailbox.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, type Sender, testSender } from "#testing/deliveries.ts";
import { type Script, startScriptedPeer } from "#testing/scripted-peer.ts";
import { type PeerOptions, startSmtpPeer } from "#testing/smtp-peer.ts";
import { claimNext } from "./claim.ts";
import { serveMailbox } from "./serve-mailbox.ts";

await testDatabase();
const never = { stop: new AbortController().signal, abort: new AbortController().signal };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function mannered(options: PeerOptions = {}) {
  const peer = await startSmtpPeer(options);
  closing.push(peer.close);
  return { peer, sender: await testSender(peer.server) };
}

async function scripted(script: Script) {
  const peer = await startScriptedPeer(script);
  closing.push(peer.close);
  return { peer, sender: await testSender(peer.server) };
}

/** What a worker does for one mailbox: everything of it that is due. */
async function work({ mailboxId }: Sender, stops = never) {
  const claim = await claimNext(mailboxId);
  if (claim) await serveMailbox(claim, stops);
  return claim;
}

const mailboxOf = ({ mailboxId }: Sender) => db().mailbox.findUniqueOrThrow({ where: { id: mailboxId } });
const minutesUntil = (date: Date | null) => ((date?.getTime() ?? 0) - Date.now()) / 60_000;

describe.each(["ssl", "starttls"] as const)("by %s", (encryption) => {
  test("what is due goes out on one connection, and each delivery keeps the server's yes", async () => {
    const { peer, sender } = await mannered({ encryption });
    const orders = [await order(sender), await order(sender), await order(sender)];
    await work(sender);
    for (const one of orders) {
      expect(await deliveryOf(one)).toMatchObject({
        state: "sent",
        reply: "250 2.0.0 Ok: queued",
        reason: null,
        leaseUntil: null,
        sentAt: expect.any(Date),
        dotReleasedAt: expect.any(Date),
        recipients: [{ address: "eva@odberatel.example", outcome: "accepted" }],
        attempts: [
          { number: 1, outcome: "sent", finishedAt: expect.any(Date), dotReleasedAt: expect.any(Date) },
        ],
      });
      expect(peer.timesAccepted(one.messageId)).toBe(1);
    }
    expect(peer.connections).toBe(1);
    expect((await mailboxOf(sender)).lastSuccessAt).toBeInstanceOf(Date);
  });

  test("exactly the frozen bytes go out", async () => {
    const { peer, sender } = await mannered({ encryption });
    const { id } = await order(sender, { bytes: 300_000 });
    await work(sender);
    const { mime } = await db().delivery.findUniqueOrThrow({ where: { id } });
    expect(peer.caught[0]?.raw.equals(Buffer.from(mime))).toBe(true);
    expect(peer.caught[0]).toMatchObject({ from: "fakturace@firma.example", to: ["eva@odberatel.example"] });
  });
});

describe("a refusal of the message", () => {
  test.each([
    ["of the sender", { mail: "553 5.7.1 not yours" }, "diagnosis.senderNotAllowed"],
    ["of the recipient", { rcpt: "550 5.1.1 nobody" }, "diagnosis.noSuchRecipient"],
    ["of the message", { dot: "550 5.7.1 spam" }, "diagnosis.policyRefused"],
    ["in words that nobody knows", { dot: "554 9.9.9 meh" }, "diagnosis.unknownReply"],
  ])("%s for good: rejected, with the reply and its meaning", async (_name, moves, reason) => {
    const { sender } = await scripted({ moves });
    const delivery = await order(sender);
    await work(sender);
    const stored = await deliveryOf(delivery);
    expect(stored).toMatchObject({
      state: "rejected",
      reply: Object.values(moves)[0],
      recipients: [{ outcome: "refused" }],
      attempts: [{ outcome: "refused" }],
    });
    expect(stored.reason).toMatch(new RegExp(`^${reason}\\?`));
  });

  test.each([
    ["of the recipient", { rcpt: "450 4.2.0 greylisted" }],
    ["of the message", { dot: "451 4.3.0 later" }],
  ])("%s for now: queued for the next try", async (_name, moves) => {
    const { sender } = await scripted({ moves });
    const delivery = await order(sender);
    await work(sender);
    const stored = await deliveryOf(delivery);
    expect(stored).toMatchObject({
      state: "queued",
      attemptCount: 1,
      attemptId: null,
      dotReleasedAt: null,
      recipients: [{ outcome: "pending", reply: Object.values(moves)[0] }],
    });
    expect(minutesUntil(stored.dueAt)).toBeGreaterThan(0.7);
    expect(minutesUntil(stored.dueAt)).toBeLessThan(1.3);
    expect((await mailboxOf(sender)).pausedReason).toBeNull();
  });

  test("of some recipients: sent, with the refused ones marked", async () => {
    const { sender } = await mannered({ refuse: { "nikdo@odberatel.example": "550 5.1.1 No such user" } });
    const recipients = ["eva", "nikdo"].map((name) => ({
      address: `${name}@odberatel.example`,
      kind: "to" as const,
    }));
    const delivery = await order(sender, { recipients });
    await work(sender);
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "sent",
      recipients: [
        { address: "eva@odberatel.example", outcome: "accepted" },
        { address: "nikdo@odberatel.example", outcome: "refused", reply: "550 5.1.1 No such user" },
      ],
    });
  });
});

describe("doubt", () => {
  test.each([
    ["the connection breaks", "drop"],
    ["the answer is cut off", { raw: "250 2.0", drop: true }],
  ] as const)("after the dot, when %s: unknown, and nothing is sent again by itself", async (_name, dot) => {
    const { peer, sender } = await scripted({ moves: { dot } });
    const delivery = await order(sender);
    await work(sender);
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "unknown",
      reason: "diagnosis.replyLost",
      dotReleasedAt: expect.any(Date),
      attempts: [{ outcome: "unknown", diagnosis: "hungUp" }],
    });
    expect(await work(sender)).toBeUndefined();
    expect(peer.dots).toBe(1);
  });

  test("before the gate there is none: queued", async () => {
    const { sender } = await scripted({ moves: { body: "drop" } });
    const delivery = await order(sender, { bytes: 500_000 });
    await work(sender);
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "queued",
      attemptCount: 1,
      dotReleasedAt: null,
    });
  });
});

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

    const values = { ...peer.server, password: "nové heslo" };
    const fields = { provider: "other", address: "fakturace@firma.example", fromName: "Firma" } as const;
    await saveMailbox(sender.company, { ...values, ...fields });
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
    closing.push(again.close);
    await db().$transaction((tx) => resumeMailbox(tx, sender.company.id, sender.mailboxId));
    await work(sender);
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

test("a connection that the server has ended meanwhile costs nothing: a new one is opened", async () => {
  const { peer, sender } = await scripted({
    moves: { mail: ["250 ok", "421 4.4.2 idle too long", "250 ok"] },
  });
  const orders = [await order(sender), await order(sender)];
  await work(sender);
  for (const one of orders) expect(await deliveryOf(one)).toMatchObject({ state: "sent", attemptCount: 0 });
  expect(peer.heard.filter((line) => line.startsWith("EHLO"))).toHaveLength(2);
});

test("changed settings are used at once, not those of the open connection", async () => {
  const { peer: old, sender } = await mannered();
  const { peer: fresh } = await mannered();
  const [first, second] = [await order(sender), await order(sender)];
  const changing = vi.waitFor(async () => {
    expect((await deliveryOf(first)).state).toBe("sent");
  });
  const claim = await claimNext(sender.mailboxId);
  const stop = new AbortController();
  if (claim) await serveMailbox(claim, { ...never, stop: AbortSignal.abort() });
  await changing;
  const fields = { provider: "other", address: "fakturace@firma.example", fromName: "Firma" } as const;
  await saveMailbox(sender.company, { ...fresh.server, ...fields });
  await work(sender, { ...never, stop: stop.signal });
  expect([old.timesAccepted(first.messageId), fresh.timesAccepted(second.messageId)]).toEqual([1, 1]);
});

test("an attempt that has lost its delivery writes no dot", async () => {
  const { peer, sender } = await scripted({
    moves: {
      data: async () => {
        await db().$executeRaw`UPDATE "Delivery" SET "leaseUntil" = now() + interval '1 second'
          WHERE "id" = ${id}::uuid`;
        return "354 go";
      },
    },
  });
  const { id } = await order(sender, { bytes: 2_000_000 });
  await work(sender);
  expect(peer.dots).toBe(0);
  expect(await deliveryOf({ id })).toMatchObject({ state: "queued", dotReleasedAt: null, attemptCount: 1 });
});

test("a yes that comes after others gave up on the attempt turns unknown into sent", async () => {
  const { sender } = await scripted({
    moves: {
      dot: async () => {
        await db()
          .$executeRaw`UPDATE "Delivery" SET "state" = 'unknown', "leaseUntil" = NULL WHERE "id" = ${id}::uuid`;
        return "250 2.0.0 at last";
      },
    },
  });
  const { id } = await order(sender);
  await work(sender);
  expect(await deliveryOf({ id })).toMatchObject({ state: "sent", reply: "250 2.0.0 at last" });
});

test("when the outcome cannot be written, only the writing is repeated", async () => {
  const { peer, sender } = await mannered();
  const delivery = await order(sender);
  await db().$executeRawUnsafe(`CREATE FUNCTION no_sent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW."state" = 'sent' THEN RAISE EXCEPTION 'disk full'; END IF; RETURN NEW; END $$`);
  await db().$executeRawUnsafe(
    `CREATE TRIGGER no_sent BEFORE UPDATE ON "Delivery" FOR EACH ROW EXECUTE FUNCTION no_sent()`,
  );
  const working = work(sender);
  await vi.waitFor(() => expect(peer.timesAccepted(delivery.messageId)).toBe(1));
  await db().$executeRawUnsafe(`DROP TRIGGER no_sent ON "Delivery"`);
  await working;
  expect(await deliveryOf(delivery)).toMatchObject({ state: "sent" });
  expect(peer.timesAccepted(delivery.messageId)).toBe(1);
});

test("a stored message that is not the ordered one is held, not sent", async () => {
  const { peer, sender } = await mannered();
  const delivery = await order(sender);
  await db().delivery.update({ where: { id: delivery.id }, data: { mime: Buffer.from("něco jiného") } });
  await work(sender);
  expect(await deliveryOf(delivery)).toMatchObject({ state: "held", reason: "diagnosis.messageDamaged" });
  expect(peer.connections).toBe(0);
});

test("a stopping worker finishes what it sends and claims nothing more", async () => {
  const { sender } = await mannered();
  const [first, second] = [await order(sender), await order(sender)];
  await work(sender, { ...never, stop: AbortSignal.abort() });
  expect(await deliveryOf(first)).toMatchObject({ state: "sent" });
  expect(await deliveryOf(second)).toMatchObject({ state: "queued" });
});

test("what has to end at once goes back to the queue before the gate", async () => {
  const abort = new AbortController();
  const { sender } = await scripted({
    moves: {
      rcpt: () => {
        abort.abort();
        return "silence";
      },
    },
  });
  const delivery = await order(sender);
  await work(sender, { ...never, abort: abort.signal });
  expect(await deliveryOf(delivery)).toMatchObject({ state: "queued", attemptCount: 0 });
});
