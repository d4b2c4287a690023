import { setTimeout as sleep } from "node:timers/promises";
import { db } from "#lib/base/db.ts";
import { log } from "#lib/base/log.ts";
import type { Schedule } from "#lib/base/schedules.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { LATEST_MS } from "./plan.ts";
import { planReminders } from "./plan-reminders.ts";
import { mayRemind } from "./remindable.ts";
import { sendDue } from "./send-due.ts";
import { takeBackSettled } from "./take-back.ts";

/** So long a round goes on sending as lines become shorter; the next one begins soon after. */
const ROUND_MS = 4 * 60_000;
const LOOK_MS = 1_000;
const AT_ONCE = 500;

/** Plans reminders and sends those whose time has come. */
export const reminding: Schedule = {
  name: "reminders",
  cron: "*/5 * * * *",
  run: (signal) => remindAll(signal),
};

/** A round: what finds no room in the line of its mailbox goes as that empties, within the same round. */
async function remindAll(stop: AbortSignal): Promise<void> {
  const end = Date.now() + ROUND_MS;
  let left = await remind(new Date(), stop);
  while (left.length > 0 && !stop.aborted && Date.now() < end) {
    await sleep(LOOK_MS, undefined, { signal: stop }).catch(() => {});
    left = await each(left, (id) => sendDue(id, new Date(), { fresh: true, stop }), stop);
  }
}

/**
 * What the clock brings at a moment, for every company that reminds, or did: what a person ordered goes, and what waits
 * is taken back, though reminders were switched off since.
 * @returns the companies that have reminders left for when the line of their mailbox is shorter
 */
export async function remind(now: Date, stop?: AbortSignal): Promise<string[]> {
  const companies = await readCompanies();
  const deed = async (id: string) => {
    await missOrdered(id, now);
    await takeBackPointless(id);
    await planReminders(id, now, stop);
    await forgetUnordered(id);
    return sendDue(id, now, { stop });
  };
  return each(companies, deed, stop);
}

// One that fails does not hinder the others.
async function each(
  companies: string[],
  deed: (id: string) => Promise<boolean>,
  stop?: AbortSignal,
): Promise<string[]> {
  const left: string[] = [];
  for (const id of companies) {
    if (stop?.aborted) break;
    try {
      if (await deed(id)) left.push(id);
    } catch (error) {
      log().error({ companyId: id, stack: (error as Error).stack }, "reminders broke off");
    }
  }
  return left;
}

async function readCompanies(): Promise<string[]> {
  const queued: Prisma.DeliveryWhereInput = { kind: "reminder", state: { in: ["queued", "held"] } };
  const planned: Prisma.ReminderWhereInput = { state: "planned" };
  const companies = await db().company.findMany({
    where: {
      OR: [{ remindersOn: true }, { reminders: { some: planned } }, { deliveries: { some: queued } }],
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return companies.map(({ id }) => id);
}

// A person ordered it, and then nothing ran for more than a day: they are asked again.
async function missOrdered(companyId: string, now: Date): Promise<void> {
  const ordered = { companyId, state: "planned", decidedById: { not: null } } as const;
  await db().reminder.updateMany({
    where: { ...ordered, plannedFor: { lt: new Date(now.getTime() - LATEST_MS) } },
    data: { state: "missed", decidedById: null },
  });
}

// A payment and a credit note take back theirs with them; that a customer is not to be reminded any more is seen here.
async function takeBackPointless(companyId: string): Promise<void> {
  const pointless = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT i."id" FROM "Delivery" d JOIN "Invoice" i ON i."id" = d."invoiceId"
    JOIN "Customer" cu ON cu."id" = i."customerId"
    WHERE d."companyId" = ${companyId}::uuid AND d."state" IN ('queued', 'held') AND d."kind" = 'reminder'
      AND NOT ${mayRemind} LIMIT ${AT_ONCE}`;
  for (const { id } of pointless) {
    const agent = { id: companyId, userId: null };
    await db().$transaction((tx) => takeBackSettled(tx, agent, id));
  }
}

// A mail that was taken back while reminders were off is planned by nobody's rule.
async function forgetUnordered(companyId: string): Promise<void> {
  const off = { company: { remindersOn: false } };
  await db().reminder.deleteMany({ where: { companyId, ...off, state: "planned", decidedById: null } });
}
