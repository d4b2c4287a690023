import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { momentAt } from "#lib/base/zoned-time.ts";
import { testDatabase } from "#testing/database.ts";
import { testSender } from "#testing/deliveries.ts";
import { givenIssued } from "#testing/issued-invoices.ts";
import { writePast } from "#testing/piles.ts";
import { countWhole } from "./find-whole.ts";
import { planBatch } from "./plan-batch.ts";

await testDatabase({ as: "owner" });

const DAY_MS = 24 * 60 * 60 * 1000;
const whole = { query: { search: "", state: "issued" as const, sort: "number" } };

test("all that a list shows is planned in its order, and what the limit of the day puts off has its time", async () => {
  const { company, mailboxId } = await testSender();
  const ids = await givenIssued(company, 5);
  await db().mailbox.update({ where: { id: mailboxId }, data: { dailyLimit: 2 } });
  expect(await countWhole(company, whole)).toEqual({ count: 5 });
  const { mails, more, senders, opensAt } = await planBatch(company, whole);
  expect(mails.map(({ invoiceId }) => invoiceId)).toEqual(ids);
  expect([more, opensAt]).toEqual([false, null]);
  const [late] = senders.map((sender) => sender.late.map((at) => Math.round((+at - Date.now()) / DAY_MS)));
  expect(late).toEqual([1, 1, 2]);
});

test("each mailbox is offered, the default one first, with its own limit", async () => {
  const { company, mailboxId } = await testSender();
  const ids = await givenIssued(company, 2);
  const { id: _, ...same } = await db().mailbox.findUniqueOrThrow({ where: { id: mailboxId } });
  const second = { ...same, address: "druha@firma.example", isDefault: false, dailyLimit: 1 };
  await db().mailbox.create({ data: { ...second, failingSince: new Date(), failingReason: "auth" } });
  const { senders, sendingEnabled } = await planBatch(company, { ids });
  expect(sendingEnabled).toBe(true);
  expect(senders).toMatchObject([
    { id: mailboxId, failing: false, late: [] },
    { address: "druha@firma.example", failing: true, late: [expect.any(Date)] },
  ]);
});

test("outside the company's window the review says when it opens, and counts the limit from then", async () => {
  const { company, mailboxId } = await testSender();
  const ids = await givenIssued(company, 2);
  const yesterday = (new Date().getUTCDay() + 6) % 7 || 7;
  await db().company.update({
    where: { id: company.id },
    data: { timeZone: "UTC", windowDays: [yesterday], windowFrom: 480 },
  });
  await db().mailbox.update({ where: { id: mailboxId }, data: { dailyLimit: 1 } });
  const { opensAt, senders } = await planBatch(company, { ids });
  const day = new Date(Date.now() + 6 * DAY_MS).toISOString().slice(0, 10);
  const opening = momentAt(day, 480, "UTC");
  expect(opensAt).toEqual(opening);
  expect(senders[0]?.late).toEqual([new Date(+opening + DAY_MS)]);
});

test("customers' wishes for attachments are shown, and documents for which a PDF is no invoice", async () => {
  const { company } = await testSender();
  const [id = ""] = await givenIssued(company, 1);
  const { customerId, parties } = await db().invoice.findUniqueOrThrow({ where: { id } });
  await db().customer.update({ where: { id: customerId }, data: { attachPdf: false, attachIsdoc: true } });
  expect((await planBatch(company, { ids: [id] })).mails).toMatchObject([
    { customerId, pdf: false, isdoc: true, needsEInvoice: false },
  ]);
  const { seller, buyer, ...rest } = parties as Record<"seller" | "buyer", object>;
  const slovak = { country: "SK", vatNo: "SK2020202020" };
  const data = {
    issuedOn: new Date("2027-01-04"),
    parties: { ...rest, seller: { ...seller, ...slovak, vatPayer: true }, buyer: { ...buyer, ...slovak } },
  };
  await writePast((tx) => tx.invoice.update({ where: { id }, data }));
  expect((await planBatch(company, { ids: [id] })).mails).toMatchObject([{ needsEInvoice: true }]);
});
