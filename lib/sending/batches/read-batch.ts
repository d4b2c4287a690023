import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { isUuid } from "#lib/base/uuid.ts";
import { mailboxState } from "#lib/mailbox/health.ts";
import type { SendBatchState } from "#prisma/client/enums.ts";
import { windowOf, windowShown } from "../company-window.ts";
import { typedMoment } from "../later/typed-moment.ts";
import { itemState } from "./item-state.ts";
import { type ItemState, itemStates } from "./schema.ts";
import { type BatchWait, whyWaits } from "./why-waits.ts";

type BatchCounts = Record<ItemState, number>;

export type BatchView = {
  id: string;
  state: SendBatchState;
  /** It came back from a backup, and waits for a person to let it go on. */
  restored: boolean;
  createdAt: Date;
  /** The address that it leaves from. */
  from: string;
  /** IANA: of its times. */
  timeZone: string;
  /** The time that a person chose, as the field holds it, while that is ahead and can be changed. */
  planned: string | null;
  total: number;
  counts: BatchCounts;
  waitsFor: BatchWait | null;
};

/** How far a batch is; null when there is none, or it is another company's. */
export async function readBatch(company: ActingCompany, id: string): Promise<BatchView | null> {
  if (!isUuid(id)) return null;
  const where = { companyId_id: { companyId: company.id, id } };
  const [batch, { heldUntil, ...counts }] = await Promise.all([
    db().sendBatch.findUnique({ where, select: shown }),
    countItems(company, id),
  ]);
  if (!batch) return null;
  const { mailbox, company: ours, state, restored, createdAt, plannedFor } = batch;
  const open = state === "running" || state === "paused";
  const ahead = open && plannedFor && plannedFor > new Date();
  return {
    ...{ id, state, restored, createdAt, counts, from: mailbox.address, timeZone: ours.timeZone },
    planned: ahead ? typedMoment(plannedFor, ours.timeZone) : null,
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    waitsFor: whyWaits({
      ...{ state, plannedFor, heldUntil, sendingEnabled: ours.sendingEnabled },
      ...{ waiting: counts.waiting, inLine: counts.inLine + counts.held },
      mailbox: { state: mailboxState(mailbox), pausedUntil: mailbox.pausedUntil },
      window: windowOf(ours),
    }),
  };
}

const shown = {
  ...{ state: true, restored: true, createdAt: true, plannedFor: true },
  company: { select: { sendingEnabled: true, ...windowShown } },
  mailbox: {
    select: {
      ...{ address: true, pausedReason: true, pausedUntil: true },
      ...{ failingSince: true, failingReason: true, workingSince: true },
    },
  },
} as const;

type Counted = { state: ItemState; count: number; heldUntil: Date | null };

async function countItems(company: ActingCompany, id: string) {
  const rows = await db().$queryRaw<Counted[]>`
    SELECT ${itemState} AS "state", count(*)::int AS "count",
      min(d."dueAt") FILTER (WHERE d."state" = 'held' AND d."hold" = 'limit') AS "heldUntil"
    FROM "SendBatchItem" i LEFT JOIN "Delivery" d ON d."id" = i."deliveryId"
    WHERE i."companyId" = ${company.id}::uuid AND i."batchId" = ${id}::uuid GROUP BY 1`;
  const counts = Object.fromEntries(itemStates.map((state) => [state, 0])) as BatchCounts;
  for (const { state, count } of rows) counts[state] = count;
  return { ...counts, heldUntil: rows.find(({ state }) => state === "held")?.heldUntil ?? null };
}
