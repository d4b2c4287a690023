import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { databaseUrl, db } from "#lib/base/db.ts";
import { orderMany } from "#testing/batches.ts";
import { testDatabase } from "#testing/database.ts";
import { order, type Sender, testSender } from "#testing/deliveries.ts";
import { givenIssued } from "#testing/issued-invoices.ts";
import { pretendSent } from "#testing/piles.ts";
import { listPlanned } from "../later/list-planned.ts";
import { claimItem } from "./claim-item.ts";
import { listOpenBatches } from "./list-open-batches.ts";
import { readRunning } from "./read-running.ts";

await testDatabase({ as: "owner" });

let sender: Sender;
let batch: string;

// Years of batches and deliveries that have ended, beside one that is under way.
beforeAll(async () => {
  sender = await testSender();
  const { company, mailboxId } = sender;
  const ids = await givenIssued(company, 2);
  batch = await orderMany(company, ids);
  await order(sender, { plannedFor: new Date(Date.now() + 3_600_000) });
  await db().$executeRaw`
    WITH ended AS (
      INSERT INTO "SendBatch" ("id", "companyId", "mailboxId", "state", "plannedFor", "createdById", "createdAt", "updatedAt")
      SELECT gen_random_uuid(), ${company.id}::uuid, ${mailboxId}::uuid, 'done', now() - n * interval '1 hour',
        ${company.userId}::uuid, now() - n * interval '1 hour', now() FROM generate_series(1, 20000) n RETURNING "id"
    )
    INSERT INTO "SendBatchItem" ("batchId", "position", "companyId", "invoiceId", "state")
    SELECT ended."id", 1, ${company.id}::uuid, ${ids[0]}::uuid, 'queued' FROM ended`;
  await pretendSent(sender, 20_000, { hoursAgo: 48, minutesApart: 60 });
  await db().$executeRaw`ANALYZE`;
}, 60_000);

test.each([
  ["the batches that a worker has to look after", () => readRunning(), "SendBatch_open", '"SendBatch"'],
  ["the next invoice to be composed", () => claimItem([batch]), "SendBatchItem_waiting", "SendBatchItem"],
  [
    "the batches that the overview shows",
    () => listOpenBatches(sender.company),
    "SendBatch_open",
    '"SendBatch"',
  ],
  ["what waits for its time", () => listPlanned(sender.company), "Delivery_planned", '"Delivery"'],
])("%s is found without reading what has ended", async (_what, read, index, table) => {
  const plan = await planOf(read, table);
  expect(plan).toContain(index);
  expect(plan).not.toMatch(
    /Seq Scan on "(SendBatch|SendBatchItem|Delivery)"|Rows Removed by Filter: [1-9]\d/,
  );
});

/** How the database answers the first statement about a table, told by itself. */
async function planOf(read: () => Promise<unknown>, table: string): Promise<string> {
  const asked = vi.spyOn(pg.Client.prototype, "query");
  expect(await read()).toBeTruthy();
  const statements = asked.mock.calls.map(([query]) => query as unknown as pg.QueryConfig);
  asked.mockRestore();
  const statement = statements.find(({ text }) => text?.includes(table));
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  await client.query("BEGIN");
  await client.query(`UPDATE "SendBatchItem" SET "leaseUntil" = NULL WHERE "leaseUntil" IS NOT NULL`);
  const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF) ${statement?.text}`, statement?.values);
  await client.query("ROLLBACK");
  await client.end();
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
