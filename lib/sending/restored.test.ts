import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { markRestored } from "#lib/outbox/restored.ts";
import { composeOnce, orderMany, workThrough } from "#testing/batches.ts";
import { testDatabase } from "#testing/database.ts";
import { givenIssued } from "#testing/issued-invoices.ts";
import { givenDue, givenReminders } from "#testing/reminders.ts";
import { mannered } from "#testing/sender-at-work.ts";
import { readBatch } from "./batches/read-batch.ts";
import { resumeBatch } from "./batches/stop-batch.ts";
import { sendMissed } from "./reminders/decide.ts";
import { listMissed } from "./reminders/list-reminders.ts";
import { remind } from "./reminders/reminding.ts";

await testDatabase();

test("a sending of many that comes back from a backup waits for a person: nobody knows what went out", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const batch = await orderMany(company, await givenIssued(company, 2));
  await markRestored();
  await composeOnce();
  expect(await db().delivery.count({ where: { companyId: company.id } })).toBe(0);
  expect(await readBatch(company, batch)).toMatchObject({
    ...{ state: "paused", restored: true, counts: { waiting: 2 } },
  });
  await resumeBatch(company, { id: batch });
  expect(await readBatch(company, batch)).toMatchObject({ state: "running", restored: false });
  await workThrough(sender, batch);
  expect(peer.caught).toHaveLength(2);
});

test("so does a reminder that somebody had ordered before the backup was made", async () => {
  const { sender } = await mannered();
  const { company } = sender;
  await givenReminders(company, ["3"]);
  const invoiceId = await givenDue(company, "2082-11-16");
  const late = new Date("2082-11-25T08:00:00Z");
  await remind(late);
  const [missed] = await listMissed(company);
  await sendMissed(company, { ids: [missed?.id ?? ""] }, late);
  await markRestored();
  await remind(new Date(late.getTime() + 60_000));
  expect(await db().delivery.count({ where: { invoiceId } })).toBe(0);
  expect(await listMissed(company)).toMatchObject([{ id: missed?.id }]);
});
