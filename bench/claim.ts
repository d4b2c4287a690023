import { db } from "#lib/base/db.ts";
import { claimNext } from "#lib/outbox/claim.ts";
import { order, type Sender } from "#testing/deliveries.ts";
import { writePast } from "#testing/piles.ts";
import { median, milliseconds, p95, type Row } from "./measure.ts";
import { openLab } from "./outbox-lab.ts";

const SIZES = [10, 10_000, 1_000_000];
const ROUNDS = 60;
const WARM_UP = 10;
const MOST_TIMES_SLOWER = 2;

/** How long one claim takes with so many deliveries in the table, beside the same with ten. */
export async function claim(): Promise<Row[]> {
  const lab = await openLab();
  try {
    const sender = await lab.sender();
    const rows: Row[] = [];
    for (const size of SIZES) {
      await fillUp(sender, size);
      const times = await claims(sender);
      const first = rows[0]?.median ?? median(times);
      rows.push({
        name: `claim among ${size} deliveries`,
        unit: "ms",
        median: median(times),
        p95: p95(times),
        peer: rows.length === 0 ? null : { name: `among ${SIZES[0]}`, median: first },
        ratio: rows.length === 0 ? null : median(times) / first,
        aim: `≤ ${MOST_TIMES_SLOWER} × the smallest`,
        met: median(times) <= MOST_TIMES_SLOWER * first,
      });
    }
    return rows;
  } finally {
    await lab.close();
  }
}

async function claims(sender: Sender): Promise<number[]> {
  const times: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const { id } = await order(sender);
    const took = await milliseconds(() => claimNext());
    if (round >= 0) times.push(took);
    await db().$executeRaw`
      UPDATE "Delivery" SET "state" = 'sent', "dotReleasedAt" = now(), "sentAt" = now() - interval '2 days',
        "leaseUntil" = NULL
      WHERE "id" = ${id}::uuid`;
  }
  return times;
}

/** Deliveries of the past, as a few years of use leave them, all of this mailbox. */
async function fillUp(sender: Sender, size: number): Promise<void> {
  const have = await db().delivery.count();
  await writePast(
    (tx) => tx.$executeRaw`
      INSERT INTO "Delivery" ("id", "companyId", "mailboxId", "idempotencyKey", "state", "sentAt", "messageId",
        "subject", "envelopeFrom", "mime", "mimeSha256", "createdAt", "updatedAt")
      SELECT gen_random_uuid(), ${sender.company.id}::uuid, ${sender.mailboxId}::uuid, 'past-' || n, 'sent',
        now() - n * interval '1 minute' - interval '2 days', '<' || n || '@firma.example>', 'Faktura',
        'fakturace@firma.example', '\\x00', repeat('0', 64), now(), now()
      FROM generate_series(${have}::int, ${size}::int) n`,
  );
  await db().$executeRaw`ANALYZE "Delivery"`;
}
