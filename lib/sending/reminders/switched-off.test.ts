import { expect, test } from "vitest";
import { addDays, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { dayIn } from "#lib/base/zoned-time.ts";
import { testDatabase } from "#testing/database.ts";
import { givenDue, givenReminders } from "#testing/reminders.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { sendMissed } from "./decide.ts";
import { listMissed } from "./list-reminders.ts";
import { remindersOf } from "./reminders-of.ts";
import { remind } from "./reminding.ts";
import { saveReminderSettings } from "./save-settings.ts";
import { sendReminder } from "./send-reminder.ts";

await testDatabase();

const at = (moment: string) => new Date(moment);

async function ready() {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await givenReminders(company, ["3"]);
  const invoiceId = await givenDue(company, "2082-11-16");
  const off = () => saveReminderSettings(company, { on: false, businessDays: true, at: 540, days: [3] });
  const states = async () => (await remindersOf(company, invoiceId)).map(({ state }) => state);
  const deliveries = async () =>
    (await db().delivery.findMany({ where: { invoiceId } })).map(({ state }) => state);
  return { peer, sender, company, invoiceId, off, states, deliveries };
}

test("what a person ordered goes, though reminders are switched off meanwhile", async () => {
  const { company, off, states, deliveries } = await ready();
  await remind(at("2082-11-30T08:00:00Z"));
  const ids = (await listMissed(company)).map(({ id }) => id);
  await sendMissed(company, { ids }, at("2082-11-30T09:00:00Z"));
  await off();
  await remind(at("2082-11-30T09:05:00Z"));
  expect(await deliveries()).toEqual(["queued"]);
  expect(await states()).toEqual(["sent"]);
});

test("with reminders off, what waits is still taken back from who is not to be reminded", async () => {
  const { company, off, states, deliveries } = await ready();
  await remind(at("2082-11-19T08:00:00Z"));
  await off();
  await remind(at("2082-11-19T08:05:00Z"));
  expect(await deliveries()).toEqual(["queued"]);
  await db().customer.updateMany({ where: { companyId: company.id }, data: { remindersOff: true } });
  await remind(at("2082-11-19T08:10:00Z"));
  expect(await deliveries()).toEqual(["cancelled"]);
  expect(await states()).toEqual([]);
  expect(await db().reminder.count({ where: { companyId: company.id } })).toBe(0);
});

test("with reminders off, nothing goes that nobody ordered", async () => {
  const { company, invoiceId, deliveries, off } = await ready();
  await off();
  await db().reminder.create({
    data: { companyId: company.id, invoiceId, step: 1, plannedFor: at("2082-11-19T08:00:00Z") },
  });
  await remind(at("2082-11-19T08:00:00Z"));
  expect(await deliveries()).toEqual([]);
  expect(await db().reminder.count({ where: { companyId: company.id } })).toBe(0);
});

test("days overdue are counted by the clocks of the company", async () => {
  const { peer, sender, company } = await ready();
  const now = new Date();
  const elsewhere = ["Pacific/Kiritimati", "Pacific/Pago_Pago"];
  const timeZone = elsewhere.find((zone) => dayIn(zone, now) !== today(now)) ?? "";
  await db().company.update({ where: { id: company.id }, data: { timeZone } });
  const invoiceId = await givenDue(company, addDays(dayIn(timeZone, now), -33));
  const { id } = await db().reminder.create({
    data: { companyId: company.id, invoiceId, step: 1, plannedFor: now },
  });
  await sendReminder(company, { id, invoiceId, step: 1 });
  await work(sender);
  expect((await peer.caught[0]?.parse())?.text).toMatch(/33\sdní/);
});
