import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, testSender } from "#testing/deliveries.ts";
import { type DeliveryState, deliveryStates } from "./schema.ts";
import { deliveryEvents, transition } from "./transitions.ts";

// What the database itself forbids, whoever writes.

await testDatabase();
const sender = await testSender();

const set = ({ id }: { id: string }, data: Prisma.DeliveryUncheckedUpdateInput) =>
  db().delivery.update({ where: { id }, data, omit: { mime: true } });

/** What a row in this state must have beside it, and what it must not. */
const asIn = (state: DeliveryState): Prisma.DeliveryUncheckedUpdateInput => {
  const past = new Date(Date.now() - 60_000);
  const withDot = ["sent", "unknown"].includes(state);
  return {
    state,
    hold: state === "held" ? "attention" : null,
    attemptId: withDot || state === "sending" ? newUuid() : null,
    leaseUntil: state === "sending" ? new Date(Date.now() + 30_000) : null,
    dotReleasedAt: withDot ? past : null,
    sentAt: state === "sent" ? past : null,
  };
};

/** The ways by which a new delivery gets into a state. */
const ways: Record<DeliveryState, DeliveryState[]> = {
  queued: [],
  held: ["held"],
  sending: ["sending"],
  sent: ["sending", "sent"],
  rejected: ["sending", "rejected"],
  unknown: ["sending", "unknown"],
  cancelled: ["cancelled"],
};

async function deliveryIn(state: DeliveryState) {
  const delivery = await order(await testSender());
  for (const step of ways[state]) await set(delivery, asIn(step));
  return delivery;
}

function machineAllows(from: DeliveryState, to: DeliveryState): boolean {
  const holds = from === "held" ? (["limit", "restore", "attention"] as const) : [null];
  return holds.some((hold) =>
    [false, true].some((dotReleased) =>
      [0, 100].some((many) => {
        const now = { state: from, hold, dotReleased, attemptCount: many, crashes: many };
        return deliveryEvents.some((event) => transition(now, event)?.state === to);
      }),
    ),
  );
}

describe.each(deliveryStates)("the database agrees with the state machine about what follows %s", (from) => {
  test.each(deliveryStates.filter((to) => to !== from))("%s", async (to) => {
    const delivery = await deliveryIn(from);
    if (machineAllows(from, to)) {
      await set(delivery, asIn(to));
      expect(await deliveryOf(delivery)).toMatchObject({ state: to });
    } else {
      await expect(set(delivery, asIn(to))).rejects.toThrow(`does not go from ${from} to ${to}`);
      expect(await deliveryOf(delivery)).toMatchObject({ state: from });
    }
  });
});

describe("a delivery begins queued, and nothing has happened to it yet", () => {
  test.each(deliveryStates.filter((state) => state !== "queued"))("it does not begin %s", async (state) => {
    await expect(insertCopy(asIn(state))).rejects.toThrow("queued when it is ordered");
  });

  test.each<[string, Prisma.DeliveryUncheckedUpdateInput]>([
    ["a hold", { hold: "attention" }],
    ["an attempt", { attemptId: newUuid() }],
    ["a lease", { leaseUntil: new Date() }],
    ["an open gate", { attemptId: newUuid(), dotReleasedAt: new Date() }],
    ["a time at which it was sent", { sentAt: new Date() }],
    ["an emptied message", { thinnedAt: new Date() }],
    ["a decision", { leftAt: new Date() }],
  ])("nor with %s", async (_what, fields) => {
    await expect(insertCopy(fields)).rejects.toThrow("queued when it is ordered");
  });

  test("without any of that it does", async () => {
    expect(await insertCopy({})).toBe(1);
  });
});

/** One more delivery, as somebody would write it who passes by the one way of ordering. */
async function insertCopy(fields: Prisma.DeliveryUncheckedUpdateInput): Promise<number> {
  const { id } = await order(sender);
  const given = JSON.stringify({ id: newUuid(), idempotencyKey: newUuid(), ...fields });
  return db().$executeRaw`
    INSERT INTO "Delivery" SELECT (jsonb_populate_record(d, ${given}::jsonb)).*
    FROM "Delivery" d WHERE d."id" = ${id}::uuid`;
}

test("nothing is sent before its gate, and a gate opens once for an attempt", async () => {
  const delivery = await deliveryIn("sending");
  const sent = { ...asIn("sent"), dotReleasedAt: null };
  await expect(set(delivery, sent)).rejects.toThrow("not sent before its gate");
  await set(delivery, { dotReleasedAt: new Date() });
  await expect(set(delivery, { dotReleasedAt: new Date(0) })).rejects.toThrow("its gate opens once");
  await expect(set(delivery, { dotReleasedAt: null })).rejects.toThrow("its gate opens once");
});

test("what one attempt is sending, another one cannot take without ending it first", async () => {
  const delivery = await deliveryIn("sending");
  await expect(set(delivery, { attemptId: newUuid() })).rejects.toThrow("belongs to one attempt");
});

test("held says for what, and only held does; left is only what is unknown", async () => {
  const delivery = await order(sender);
  await expect(set(delivery, { state: "held" })).rejects.toThrow();
  await expect(set(delivery, { hold: "limit" })).rejects.toThrow();
  await expect(set(delivery, { leftAt: new Date() })).rejects.toThrow();
});

test("a message stays as it was ordered; once the delivery has ended it may be emptied, and nothing else", async () => {
  const delivery = await deliveryIn("sending");
  await expect(set(delivery, { mime: Buffer.from("něco jiného") })).rejects.toThrow("frozen");
  await expect(set(delivery, { mime: Buffer.alloc(0), thinnedAt: new Date() })).rejects.toThrow();
  await set(delivery, asIn("rejected"));
  await expect(set(delivery, { mime: Buffer.from("něco jiného"), thinnedAt: new Date() })).rejects.toThrow();
  await expect(set(delivery, { mime: Buffer.alloc(0) })).rejects.toThrow("frozen");
  await set(delivery, { mime: Buffer.alloc(0), thinnedAt: new Date() });
  await expect(set(delivery, { mimeBytes: 0 })).rejects.toThrow("frozen");
});

test("nothing deletes a delivery, in whatever state", async () => {
  for (const state of deliveryStates) {
    const delivery = await deliveryIn(state);
    await db().deliveryRecipient.deleteMany({ where: { deliveryId: delivery.id } });
    await db().deliverySearch.deleteMany({ where: { deliveryId: delivery.id } });
    await expect(db().delivery.delete({ where: { id: delivery.id } }), state).rejects.toThrow(
      "a delivery is never deleted",
    );
  }
});
