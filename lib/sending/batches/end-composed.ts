import { db } from "#lib/base/db.ts";
import type { RunningBatch } from "./read-running.ts";
import { tellPages } from "./tell-pages.ts";

/** A batch of which nothing waits to be composed is done: what becomes of its mails stands in their deliveries. */
export async function endComposed(batches: RunningBatch[]): Promise<void> {
  const ids = batches.map(({ id }) => id);
  if (ids.length === 0) return;
  const ended = await db().$queryRaw<{ companyId: string }[]>`
    UPDATE "SendBatch" b SET "state" = 'done', "updatedAt" = now()
    WHERE b."id" = ANY (${ids}::uuid[]) AND b."state" = 'running'
      AND NOT EXISTS (SELECT FROM "SendBatchItem" i WHERE i."batchId" = b."id" AND i."state" = 'waiting')
    RETURNING b."companyId"`;
  for (const { companyId } of ended) await tellPages(db(), companyId);
}
