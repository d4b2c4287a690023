import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { composeBatches } from "#lib/sending/batches/compose-batches.ts";
import { LINE_LENGTH } from "#lib/sending/batches/line-length.ts";
import { orderBatch } from "#lib/sending/batches/order-batch.ts";
import { planBatch } from "#lib/sending/batches/plan-batch.ts";
import { givenIssued } from "#testing/issued-invoices.ts";
import { median, milliseconds, p95, type Row } from "./measure.ts";
import { openLab } from "./outbox-lab.ts";

const ROUNDS = 5;
const AIM_MS = 2_000;
const COMPOSED = 100;
/** No provider takes more of one mailbox. */
const AIM_PER_SECOND = 5;

/**
 * What a person waits for who sends one invoice, or a thousand: the review and the order. And how many mails of a batch
 * a worker composes in a second, PDF included.
 */
export async function batches(): Promise<Row[]> {
  const lab = await openLab();
  try {
    return [await orderOf(1), await orderOf(1_000), await composing()];
  } finally {
    await lab.close();
  }

  async function orderOf(count: number): Promise<Row> {
    const { company } = await lab.sender();
    const ids = await givenIssued(company, count);
    const times: number[] = [];
    while (times.length < ROUNDS) {
      const batch = newUuid();
      const took = await milliseconds(async () => {
        await planBatch(company, { ids });
        await orderBatch(company, { batch, ids });
      });
      times.push(took);
      // No worker runs, so that nothing of it was sent: the next order is the first again.
      await db().sendBatchItem.deleteMany({ where: { batchId: batch } });
      await db().sendBatch.delete({ where: { id: batch } });
    }
    return {
      name: `reviewing and ordering ${count} invoices at once`,
      unit: "ms",
      median: median(times),
      p95: p95(times),
      peer: null,
      ratio: null,
      aim: `≤ ${AIM_MS} ms`,
      met: p95(times) <= AIM_MS,
    };
  }
  async function composing(): Promise<Row> {
    const { company, mailboxId } = await lab.sender();
    const ids = await givenIssued(company, COMPOSED);
    await orderBatch(company, { batch: newUuid(), ids });
    const rates: number[] = [];
    const { signal } = new AbortController();
    for (let left = COMPOSED; left > 0; left -= LINE_LENGTH) {
      const took = await milliseconds(() => composeBatches(signal));
      rates.push((LINE_LENGTH * 1000) / took);
      // As if they had left, so that there is room for the next.
      await db().delivery.updateMany({ where: { mailboxId, state: "queued" }, data: { state: "cancelled" } });
    }
    return {
      ...{ name: "mails of a batch composed by one worker", unit: "mails/s" },
      ...{ median: median(rates), p95: p95(rates), peer: null, ratio: null },
      ...{ aim: `≥ ${AIM_PER_SECOND} mails/s`, met: median(rates) >= AIM_PER_SECOND },
    };
  }
}
