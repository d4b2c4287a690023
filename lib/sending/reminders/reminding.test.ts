import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { sendingTimesSchema } from "#lib/company/sending-times/schema.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer } from "#testing/invoices.ts";
import { givenPayment } from "#testing/payments.ts";
import { givenDue, givenReminders } from "#testing/reminders.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { cancelInvoiceAndMail } from "../cancel-invoice.ts";
import { sendMissed, sendReminderNow, skipReminders } from "./decide.ts";
import { countMissed, countPlanned, listMissed, listPlanned } from "./list-reminders.ts";
import { remindersOf } from "./reminders-of.ts";
import { remind } from "./reminding.ts";
import { saveTimes } from "./save-times.ts";
import { sendReminder } from "./send-reminder.ts";

await testDatabase();

const at = (moment: string) => new Date(moment);
// A Monday; 17 November is a holiday.
const DUE = "2082-11-16";

/** A company that sends and reminds 3, 10 and 20 days after the due date, and an invoice of it. */
async function ready(days = ["3", "10", "20"]) {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await givenReminders(company, days);
  const invoiceId = await givenDue(company, DUE);
  return { peer, sender, company, invoiceId };
}

const statesOf = async (company: { id: string }, invoiceId: string) =>
  (await remindersOf(company, invoiceId)).map(({ step, state }) => `${step} ${state}`);
const deliveriesOf = (invoiceId: string) =>
  db().delivery.findMany({ where: { invoiceId }, orderBy: { id: "asc" } });

test("a reminder goes at its time, once, however often the clock asks", async () => {
  const { peer, sender, company, invoiceId } = await ready();
  await remind(at("2082-11-19T07:59:00Z"));
  expect(await deliveriesOf(invoiceId)).toEqual([]);
  expect(await statesOf(company, invoiceId)).toEqual(["1 planned", "2 planned", "3 planned"]);
  for (const minute of ["08:00", "08:05", "08:10"]) await remind(at(`2082-11-19T${minute}:00Z`));
  expect(await deliveriesOf(invoiceId)).toMatchObject([
    { kind: "reminder", idempotencyKey: `reminder:${invoiceId}:1`, createdById: null },
  ]);
  await work(sender);
  expect(peer.caught).toHaveLength(1);
  expect(peer.caught[0]?.to).toEqual(["ucetni@kavarna-u-mlyna.example"]);
  const mail = await peer.caught[0]?.parse();
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail?.text).toContain("1");
  expect(await statesOf(company, invoiceId)).toEqual(["1 sent", "2 planned", "3 planned"]);
});

test("it comes under the mail that the invoice went out with", async () => {
  const { peer, sender, invoiceId } = await ready();
  await remind(at("2082-11-19T08:00:00Z"));
  await work(sender);
  await remind(at("2082-11-26T08:00:00Z"));
  await work(sender);
  const [first, second] = await Promise.all(peer.caught.map((each) => each.parse()));
  expect(await deliveriesOf(invoiceId)).toHaveLength(2);
  expect(second?.inReplyTo).toBe(first?.messageId);
  expect([second?.references].flat()).toEqual([first?.messageId]);
});

test("two rounds at once send it once", async () => {
  const { company, invoiceId } = await ready();
  await remind(at("2082-11-18T08:00:00Z"));
  await Promise.all(Array.from({ length: 4 }, () => remind(at("2082-11-19T08:00:00Z"))));
  expect(await deliveriesOf(invoiceId)).toHaveLength(1);
  expect(await statesOf(company, invoiceId)).toContain("1 sent");
});

test("what is paid, cancelled or of a customer who is not reminded does not remind", async () => {
  const { company, invoiceId: paid } = await ready();
  const quiet = await givenCustomer(company);
  await db().customer.update({ where: { id: quiet }, data: { remindersOff: true } });
  const cancelled = await givenDue(company, DUE);
  const spared = await givenDue(company, DUE, quiet);
  await remind(at("2082-11-18T08:00:00Z"));
  expect(await statesOf(company, spared)).toEqual([]);
  await givenPayment(company, paid);
  await cancelInvoiceAndMail(company, { id: cancelled, reason: "Omyl" });
  expect(await statesOf(company, paid)).toEqual([]);
  expect(await listPlanned(company)).toEqual([]);
  await remind(at("2082-11-19T08:00:00Z"));
  expect(await db().delivery.count({ where: { companyId: company.id } })).toBe(0);
  expect(await db().reminder.count({ where: { companyId: company.id } })).toBe(0);
});

test("a reminder of what was settled while it waited in the queue never goes out", async () => {
  const { company, invoiceId } = await ready();
  await remind(at("2082-11-19T08:00:00Z"));
  await db().invoice.update({ where: { id: invoiceId }, data: { state: "paid" } });
  await remind(at("2082-11-19T08:05:00Z"));
  expect(await deliveriesOf(invoiceId)).toMatchObject([{ state: "cancelled" }]);
  expect(await statesOf(company, invoiceId)).toEqual([]);
});

test("after weeks without a worker nothing floods: each invoice waits for a person, once", async () => {
  const { peer, sender, company, invoiceId } = await ready();
  const other = await givenDue(company, DUE);
  await remind(at("2082-11-17T08:00:00Z"));
  await remind(at("2082-12-24T12:00:00Z"));
  expect(await deliveriesOf(invoiceId)).toEqual([]);
  expect(await statesOf(company, invoiceId)).toEqual(["1 skipped", "2 skipped", "3 missed"]);
  expect(await countMissed(company)).toBe(2);
  const missed = await listMissed(company);
  expect(missed).toMatchObject([{ step: 3, leftMinor: 100_000n }, { step: 3 }]);
  const idOf = (id: string) => missed.filter((each) => each.invoiceId === id).map((each) => each.id);
  const now = at("2082-12-24T13:00:00Z");
  expect(await sendMissed(company, { ids: idOf(invoiceId) }, now)).toEqual({ sent: 1 });
  expect(await skipReminders(company, { ids: idOf(other) })).toEqual({ skipped: 1 });
  await remind(at("2082-12-24T13:05:00Z"));
  await remind(at("2082-12-24T13:10:00Z"));
  await work(sender);
  expect(peer.caught).toHaveLength(1);
  expect(await deliveriesOf(invoiceId)).toMatchObject([{ createdById: company.userId }]);
  expect((await peer.caught[0]?.parse())?.headers.has("auto-submitted")).toBe(false);
  expect(await statesOf(company, other)).toEqual(["1 skipped", "2 skipped", "3 skipped"]);
  expect(await countMissed(company)).toBe(0);
});

test("what a person ordered and nothing sent for more than a day is asked again", async () => {
  const { company, invoiceId } = await ready(["3"]);
  await remind(at("2082-11-30T08:00:00Z"));
  const ids = (await listMissed(company)).map(({ id }) => id);
  await sendMissed(company, { ids }, at("2082-11-30T09:00:00Z"));
  await remind(at("2082-12-02T09:00:00Z"));
  expect(await statesOf(company, invoiceId)).toEqual(["1 missed"]);
  expect(await deliveriesOf(invoiceId)).toEqual([]);
});

test("switching on sends nothing for the past", async () => {
  const { company, invoiceId } = await ready(["-2", "3"]);
  await remind(at("2082-12-24T12:00:00Z"));
  expect(await deliveriesOf(invoiceId)).toEqual([]);
  expect(await statesOf(company, invoiceId)).toEqual(["1 skipped", "2 missed"]);
});

test("a person sends one at once or skips it; either is done once", async () => {
  const { company, invoiceId } = await ready();
  await remind(at("2082-11-18T08:00:00Z"));
  const [first, second] = await remindersOf(company, invoiceId);
  if (!first || !second) throw new Error("nothing is planned");
  await sendReminderNow(company, { id: first.id });
  await expect(sendReminderNow(company, { id: first.id })).rejects.toMatchObject({
    problem: "reminderDecided",
  });
  await skipReminders(company, { ids: [second.id] });
  await remind(at("2082-11-26T08:00:00Z"));
  expect(await statesOf(company, invoiceId)).toEqual(["1 sent", "2 skipped", "3 planned"]);
  expect(await deliveriesOf(invoiceId)).toHaveLength(1);
  await skipReminders(company, { ids: [first.id] });
  expect(await statesOf(company, invoiceId)).toContain("1 sent");
});

test("while sending is off it waits with its reason, and a day later asks a person", async () => {
  const { company, invoiceId } = await ready();
  await db().company.update({ where: { id: company.id }, data: { sendingEnabled: false } });
  await remind(at("2082-11-19T08:00:00Z"));
  expect(await remindersOf(company, invoiceId)).toMatchObject([
    { state: "planned", problem: "sendingOff" },
    {},
    {},
  ]);
  await remind(at("2082-11-20T08:05:00Z"));
  expect(await listMissed(company)).toMatchObject([{ step: 1, problem: "sendingOff" }]);
});

test("new rules plan anew what nobody decided, and send nothing twice", async () => {
  const { company, invoiceId } = await ready();
  await remind(at("2082-11-19T08:00:00Z"));
  await givenReminders(company, ["3", "7"]);
  await remind(at("2082-11-19T09:00:00Z"));
  expect(await statesOf(company, invoiceId)).toEqual(["1 sent", "2 planned"]);
  expect(await deliveriesOf(invoiceId)).toHaveLength(1);
});

test("new sending times give what waits the time that it has by them", async () => {
  const { company, invoiceId } = await ready(["3"]);
  await remind(at("2082-11-17T08:00:00Z"));
  expect(await countPlanned(company)).toBe(1);
  const form = { undoSeconds: "0", timeZone: "Europe/Prague", days: ["1", "2"], from: "10:00", to: "12:00" };
  await saveTimes(company, sendingTimesSchema.parse(form));
  // Thursday became Monday.
  expect(await remindersOf(company, invoiceId)).toMatchObject([{ plannedFor: at("2082-11-23T09:00:00Z") }]);
  await remind(at("2082-11-19T08:05:00Z"));
  expect(await deliveriesOf(invoiceId)).toEqual([]);
  await remind(at("2082-11-23T09:00:00Z"));
  expect(await deliveriesOf(invoiceId)).toHaveLength(1);
});

test("another company's reminders are out of reach", async () => {
  const { company, invoiceId } = await ready();
  const { company: stranger } = (await mannered()).sender;
  await remind(at("2082-11-18T08:00:00Z"));
  const [first] = await remindersOf(company, invoiceId);
  if (!first) throw new Error("nothing is planned");
  await expect(sendReminderNow(stranger, { id: first.id })).rejects.toMatchObject({ problem: "notFound" });
  expect(await skipReminders(stranger, { ids: [first.id] })).toEqual({ skipped: 0 });
  expect(await sendReminder(stranger, { ...first, invoiceId })).toBeNull();
  expect(await remindersOf(stranger, invoiceId)).toEqual([]);
});
