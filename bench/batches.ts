import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { renderInvoicePdf } from "#lib/documents/invoice-pdf.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { composeBatches } from "#lib/sending/batches/compose-batches.ts";
import { orderBatch } from "#lib/sending/batches/order-batch.ts";
import { planBatch } from "#lib/sending/batches/plan-batch.ts";
import { LINE_LENGTH } from "#lib/sending/room-in-line.ts";
import { givenIssued } from "#testing/issued-invoices.ts";
import { median, milliseconds, p95, type Row } from "./measure.ts";
import { openLab } from "./outbox-lab.ts";

const ROUNDS = 5;
const AIM_MS = 2_000;
const COMPOSED = 100;
/** Several times what any provider takes of one mailbox. */
const AIM_PER_SECOND = 20;

/**
 * What a person waits for who sends one invoice, or a thousand: the review and the order. And how many mails of a batch
 * a worker composes in a second, beside the drawing of their PDFs alone.
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
    const bare: number[] = [];
    while (times.length < ROUNDS) {
      const batch = newUuid();
      const took = await milliseconds(async () => {
        await planBatch(company, { ids });
        await orderBatch(company, { batch, ids });
      });
      times.push(took);
      // No worker runs, so that nothing of it was sent: the next order is the first again.
      await db().sendBatchItem.deleteMany({ where: { batchId: batch } });
      bare.push(await milliseconds(() => insertBare(batch, company.id, ids)));
      await db().sendBatchItem.deleteMany({ where: { batchId: batch } });
      await db().sendBatch.delete({ where: { id: batch } });
    }
    return {
      name: `reviewing and ordering ${count} invoices at once`,
      unit: "ms",
      median: median(times),
      p95: p95(times),
      peer: { name: "one bare INSERT of as many rows", median: median(bare) },
      ratio: median(times) / median(bare),
      aim: `≤ ${AIM_MS} ms`,
      met: p95(times) <= AIM_MS,
    };
  }
  async function composing(): Promise<Row> {
    const { company, mailboxId } = await lab.sender();
    const ids = await givenIssued(company, COMPOSED);
    await orderBatch(company, { batch: newUuid(), ids });
    const invoice = await readInvoice(company, ids[0] ?? "");
    if (!invoice) throw new Error("there is no invoice to draw");
    const rates: number[] = [];
    const bare: number[] = [];
    const { signal } = new AbortController();
    for (let left = COMPOSED; left > 0; left -= LINE_LENGTH) {
      const took = await milliseconds(() => composeBatches(signal));
      rates.push((LINE_LENGTH * 1000) / took);
      const drawn = await milliseconds(async () => {
        for (let count = 0; count < LINE_LENGTH; count++) await renderInvoicePdf(invoice);
      });
      bare.push((LINE_LENGTH * 1000) / drawn);
      // As if they had left, so that there is room for the next.
      await db().delivery.updateMany({ where: { mailboxId, state: "queued" }, data: { state: "cancelled" } });
    }
    return {
      ...{ name: "mails of a batch composed by one worker", unit: "mails/s" },
      ...{ median: median(rates), p95: p95(rates) },
      peer: { name: "their PDFs alone", median: median(bare) },
      ratio: median(rates) / median(bare),
      ...{ aim: `≥ ${AIM_PER_SECOND} mails/s`, met: median(rates) >= AIM_PER_SECOND },
    };
  }
}

async function insertBare(batch: string, companyId: string, ids: string[]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "SendBatchItem" ("batchId", "position", "companyId", "invoiceId")
    SELECT ${batch}::uuid, n, ${companyId}::uuid, id FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked(id, n)`;
}
