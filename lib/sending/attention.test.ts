import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { order, testSender } from "#testing/deliveries.ts";
import { givenIssued } from "#testing/issued-invoices.ts";
import { scripted, work } from "#testing/sender-at-work.ts";
import { readAttention } from "./attention.ts";

await testDatabase();

test("nothing waits in a new company", async () => {
  const nothing = {
    troubles: [],
    undecided: { count: 0, oldest: null },
    held: 0,
    rejected: 0,
    waiting: 0,
    missedReminders: 0,
  };
  expect(await readAttention(await testCompany())).toEqual(nothing);
});

test("what waits for a person is told, what goes on by itself is not", async () => {
  const sender = await testSender();
  const { company, mailboxId } = sender;
  await order(sender);
  const [held, limited] = [await order(sender), await order(sender)];
  await db().delivery.update({ where: { id: held.id }, data: { state: "held", hold: "attention" } });
  await db().delivery.update({ where: { id: limited.id }, data: { state: "held", hold: "limit" } });
  await order(await testSender());
  expect(await readAttention(company)).toMatchObject({ troubles: [], held: 1, waiting: 0 });

  await db().company.update({ where: { id: company.id }, data: { sendingEnabled: false } });
  await db().mailbox.update({
    where: { id: mailboxId },
    data: { failingSince: new Date(), failingReason: "diagnosis.authFailed", workingSince: null },
  });
  expect(await readAttention(company)).toMatchObject({ troubles: [{ id: mailboxId }], held: 1, waiting: 1 });
});

test("a refused mail of an open invoice waits until it is sent again", async () => {
  const { sender } = await scripted({ moves: { dot: ["554 5.7.1 spam", "554 5.7.1 spam", "250 ok"] } });
  const [invoiceId = ""] = await givenIssued(sender.company, 1);
  const ordered = async () => {
    await order(sender, { invoiceId });
    await work(sender);
    return (await readAttention(sender.company)).rejected;
  };
  expect(await ordered()).toBe(1);
  expect(await ordered()).toBe(1);
  expect(await ordered()).toBe(0);
});
