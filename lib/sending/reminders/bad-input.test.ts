import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { removeMailbox } from "#lib/mailbox/remove-mailbox.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer } from "#testing/invoices.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { givenDue, givenReminders } from "#testing/reminders.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { cancelInvoiceAndMail } from "../cancel-invoice.ts";
import { sendReminderNow } from "./decide.ts";
import { remindersOf } from "./reminders-of.ts";
import { remind } from "./reminding.ts";

await testDatabase();

const TIME = new Date("2082-11-19T08:00:00Z");
const LATER = new Date("2082-11-19T08:30:00Z");

/** An invoice whose only reminder is planned for `TIME`. */
async function planned() {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await givenReminders(company, ["3"]);
  return { peer, sender, company, invoiceId: await givenDue(company, "2082-11-16") };
}

const setCustomers = ({ id: companyId }: ActingCompany, data: { email?: string; remindersOff?: boolean }) =>
  db().customer.updateMany({ where: { companyId }, data });
const problems = async (company: ActingCompany, invoiceId: string) =>
  (await remindersOf(company, invoiceId)).map(({ state, problem }) => `${state} ${problem}`);
const states = async (invoiceId: string) =>
  (await db().delivery.findMany({ where: { invoiceId }, orderBy: { id: "asc" } })).map(({ state }) => state);

test("without an address it waits with the reason; with one it goes", async () => {
  const { company, invoiceId } = await planned();
  await setCustomers(company, { email: "" });
  await remind(TIME);
  expect(await problems(company, invoiceId)).toEqual(["planned reminderNoAddress"]);
  const [waiting] = await remindersOf(company, invoiceId);
  await expect(sendReminderNow(company, { id: waiting?.id ?? "" })).rejects.toMatchObject({
    problem: "reminderNoAddress",
  });
  await setCustomers(company, { email: "dluznik@odberatel.example" });
  await remind(LATER);
  expect(await states(invoiceId)).toEqual(["queued"]);
});

test("a mailbox that was removed: the new default one sends, and without any it waits", async () => {
  const { peer, sender, company, invoiceId } = await planned();
  const other = await mannered();
  const { id } = await saveMailbox(
    company,
    mailboxValues(other.peer.server, { address: "obchod@firma.example" }),
  );
  await removeMailbox(company, { id: sender.mailboxId });
  await remind(TIME);
  await work({ company, mailboxId: id });
  expect([peer.caught.length, other.peer.caught.length]).toEqual([0, 1]);
  const last = await givenDue(company, "2082-11-16");
  await removeMailbox(company, { id });
  await remind(LATER);
  // With the last mailbox sending was switched off.
  expect(await problems(company, last)).toEqual(["planned sendingOff"]);
  expect(await states(invoiceId)).toEqual(["sent"]);
});

test("a mailbox is not removed while a reminder of it waits in the queue", async () => {
  const { sender, company } = await planned();
  await remind(TIME);
  await expect(removeMailbox(company, { id: sender.mailboxId })).rejects.toMatchObject({
    problem: "mailboxBusy?count=1",
  });
});

test("a mailbox that is refused keeps the reminder in its queue, once, and goes on with it", async () => {
  const { peer, sender, company, invoiceId } = await planned();
  await db().mailbox.update({
    where: { id: sender.mailboxId },
    data: { pausedReason: "diagnosis.badPassword" },
  });
  for (const now of [TIME, LATER]) await remind(now);
  await work(sender);
  expect(await states(invoiceId)).toEqual(["queued"]);
  await db().mailbox.update({ where: { id: sender.mailboxId }, data: { pausedReason: null } });
  await work(sender);
  expect(peer.caught).toHaveLength(1);
  expect(await problems(company, invoiceId)).toEqual(["sent null"]);
});

test("an invoice that is cancelled while its reminder waits takes it back for good", async () => {
  const { peer, sender, company, invoiceId } = await planned();
  await remind(TIME);
  await cancelInvoiceAndMail(company, { id: invoiceId, reason: "Omyl" });
  await remind(LATER);
  await work(sender);
  expect(await states(invoiceId)).toEqual(["cancelled"]);
  expect(peer.caught).toEqual([]);
});

test("a customer who is not to be reminded any more: what waits is taken back in the next round", async () => {
  const { company, invoiceId } = await planned();
  await remind(TIME);
  await setCustomers(company, { remindersOff: true });
  await remind(LATER);
  expect(await states(invoiceId)).toEqual(["cancelled"]);
  expect(await remindersOf(company, invoiceId)).toEqual([]);
});

test("a customer whose language nobody knows is written to in Czech", async () => {
  const { peer, sender, company } = await planned();
  const customerId = await givenCustomer(company, { email: "jiny@odberatel.example" });
  await db().customer.update({ where: { id: customerId }, data: { language: "" } });
  await givenDue(company, "2082-11-16", customerId);
  await remind(TIME);
  await work(sender);
  const texts = await Promise.all(peer.caught.map(async (each) => (await each.parse()).text ?? ""));
  expect(texts).toHaveLength(2);
  for (const text of texts) expect(text).toContain("Dobrý den");
});
