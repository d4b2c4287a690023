import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { eventually } from "#testing/eventually.ts";
import { givenDue, givenReminders } from "#testing/reminders.ts";
import { mannered, never, work } from "#testing/sender-at-work.ts";
import { LINE_LENGTH } from "../room-in-line.ts";
import { remind, reminding } from "./reminding.ts";

await testDatabase();

const TIME = new Date("2082-11-19T08:00:00Z");

test("of many reminders that are due only a few stand in the line; as it empties, the rest follows", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await givenReminders(company, ["3"]);
  for (let count = 0; count < LINE_LENGTH + 2; count++) await givenDue(company, "2082-11-16");
  const queued = () => db().delivery.count({ where: { companyId: company.id, state: "queued" } });
  expect(await remind(TIME)).toEqual([company.id]);
  expect(await queued()).toBe(LINE_LENGTH);
  // Nothing has left it yet.
  expect(await remind(TIME, never.stop)).toEqual([company.id]);
  expect(await queued()).toBe(LINE_LENGTH);
  await work(sender);
  expect(await remind(TIME)).toEqual([]);
  await work(sender);
  expect(peer.caught).toHaveLength(LINE_LENGTH + 2);
});

test("those that cannot go do not stop those behind them", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await givenReminders(company, ["3"]);
  for (let count = 0; count < LINE_LENGTH + 1; count++) await givenDue(company, "2082-11-15");
  await db().customer.updateMany({ where: { companyId: company.id }, data: { email: "" } });
  await givenDue(company, "2082-11-16");
  await remind(TIME);
  await work(sender);
  expect(peer.caught).toHaveLength(1);
});

test("what found no room goes within the same round, as soon as there is some", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await givenReminders(company, ["3"]);
  for (let step = 0; step < LINE_LENGTH + 2; step++) {
    const invoiceId = await givenDue(company, "2082-11-16");
    const ordered = { plannedFor: new Date(), decidedById: company.userId };
    await db().reminder.updateMany({ where: { invoiceId }, data: ordered });
    await db().reminder.createMany({
      data: [{ companyId: company.id, invoiceId, step: 1, ...ordered }],
      skipDuplicates: true,
    });
  }
  const queued = () => db().delivery.count({ where: { companyId: company.id, state: "queued" } });
  const stop = new AbortController();
  const round = reminding.run(stop.signal);
  await eventually(async () => expect(await queued()).toBe(LINE_LENGTH));
  await eventually(async () => {
    await work(sender);
    expect(peer.caught).toHaveLength(LINE_LENGTH + 2);
  });
  // With nothing left it ends by itself.
  await round;
  stop.abort();
});
