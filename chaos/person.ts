import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { resumeMailbox } from "#lib/mailbox/resume-mailbox.ts";
import { releaseDelivery } from "#lib/outbox/release-delivery.ts";
import { persistently } from "./persistently.ts";
import type { Scene } from "./scene.ts";
import { pause } from "./together.ts";

const EVERY_MS = 250;

/** Lends a hand now and then, until there is no need any more. */
export async function keepHelping(scene: Scene, enough: AbortSignal, signal: AbortSignal): Promise<void> {
  while (!enough.aborted && !signal.aborted) {
    await persistently(() => lendAHand(scene), scene.database, signal);
    await pause(EVERY_MS, enough, signal);
  }
}

/**
 * What a person at the screen would do, and what only time would do otherwise: what waits for its next try is due
 * now, what a dead worker was composing is free soon, mailboxes that rest go on, what is held after three crashes is released. Of unknown ones nobody decides.
 */
async function lendAHand({ senders }: Scene): Promise<void> {
  await db().$executeRaw`
    UPDATE "Delivery" d SET "dueAt" = now() WHERE d."state" = 'queued' AND d."dueAt" > now()
      AND EXISTS (SELECT FROM "DeliveryAttempt" a WHERE a."deliveryId" = d."id")`;
  await db().$executeRaw`
    UPDATE "SendBatchItem" SET "leaseUntil" = now() WHERE "state" = 'waiting' AND "leaseUntil" > now()
      AND "leaseUntil" < now() + interval '50 seconds'`;
  for (const { id, companyId } of await db().mailbox.findMany({ where: { pausedReason: { not: null } } })) {
    await resumeMailbox(db(), companyId, id);
  }
  const companies = new Map<string, ActingCompany>(senders.map(({ company }) => [company.id, company]));
  const held = await db().delivery.findMany({
    where: { state: "held", hold: "attention" },
    select: { id: true, companyId: true },
  });
  for (const { id, companyId } of held) {
    const company = companies.get(companyId);
    if (company) await releaseDelivery(company, { id });
  }
}
