import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { creditInvoice } from "#lib/invoices/credit-invoice.ts";
import { paymentSchema } from "#lib/invoices/payments/schema.ts";
import { cancelDelivery } from "#lib/outbox/cancel-delivery.ts";
import { resendToRefused } from "#lib/outbox/resend-to-refused.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenDraft } from "#testing/invoices.ts";
import { openedPayment } from "#testing/payments.ts";
import { givenReminders } from "#testing/reminders.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { cancelInvoiceAndMail } from "../cancel-invoice.ts";
import { issueDocument } from "../issue-document.ts";
import { revokeLinks } from "../links/invoice-links.ts";
import { noteFirstView } from "../links/open-link.ts";
import { recordPaymentAndMail, removePaymentAndMail } from "../receipts/record-payment.ts";
import { sendReminderNow, skipReminders } from "../reminders/decide.ts";
import { remindersOf } from "../reminders/reminders-of.ts";
import { remind } from "../reminders/reminding.ts";
import { sendInvoiceSchema } from "../schema.ts";
import { sendInvoice } from "../send-invoice.ts";
import { readTimeline } from "./read-timeline.ts";
import type { TimelineEntry } from "./timeline.ts";

await testDatabase();

const DUE = "2082-11-16";

async function ready() {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await db().company.update({ where: { id: company.id }, data: { publicLinks: true, undoSeconds: 0 } });
  const lines = [{ description: "Práce", quantity: "1", unit: "", unitPrice: "1000", vatRate: "0" }];
  const id = await givenDraft(company, { lines, dueOn: DUE });
  const pay = async (fields: Parameters<typeof openedPayment>[2]) => {
    const payment = paymentSchema.parse(await openedPayment(company, id, fields));
    await recordPaymentAndMail(company, payment);
    return payment.id;
  };
  const mail = {
    invoiceId: id,
    to: ["ucetni@kavarna-u-mlyna.example"],
    subject: "Faktura",
    text: "V příloze.",
  };
  const send = (order: string, plannedFor = "") =>
    sendInvoice(company, sendInvoiceSchema.parse({ ...mail, order: order.repeat(32), plannedFor }));
  return { peer, sender, company, id, pay, send };
}

/** Each entry in a few words, the first one first, with whose deed it was. */
async function past(company: ActingCompany, id: string): Promise<string[]> {
  const { past } = await readTimeline(company, id);
  return past.toReversed().map((entry) => {
    const words = [entry.what, ...said(entry), entry.by ?? "–"];
    return words.filter((word) => word !== null && word !== "").join(" ");
  });
}

function said(entry: TimelineEntry): (string | number | null)[] {
  if (entry.what === "mail")
    return [entry.kind, entry.step, entry.delivery.state, ...entry.deeds.map(({ event }) => event)];
  if ("amountMinor" in entry) return [String(entry.amountMinor), entry.full ? "full" : ""];
  if ("step" in entry) return [entry.step];
  if ("related" in entry) return [entry.related.kind];
  return [];
}

async function ahead(company: ActingCompany, id: string): Promise<string[]> {
  const { ahead } = await readTimeline(company, id);
  return ahead.map((entry) =>
    entry.what === "reminder" ? `${entry.reminder.step} ${entry.reminder.state}` : entry.what,
  );
}

test("everything that happens to an invoice stands on its timeline, in order, with whose deed it was", async () => {
  const { peer, sender, company, id, pay, send } = await ready();
  expect(await past(company, id)).toEqual([]);
  await issueDocument(company, { id });
  await send("1");
  expect(await past(company, id)).toEqual(["issued Majitel", "mail invoice queued Majitel"]);
  await work(sender);
  const address = /\/i\/([\w-]{43})/.exec((await peer.caught[0]?.parse())?.text ?? "")?.[1] ?? "";
  await noteFirstView(address);
  await revokeLinks(company, { id });
  await givenReminders(company, ["3", "10", "20"]);
  const [first, second] = await remindersOf(company, id);
  expect(await ahead(company, id)).toEqual(["1 planned", "2 planned", "3 planned"]);
  await sendReminderNow(company, { id: first?.id ?? "" });
  await work(sender);
  await skipReminders(company, { ids: [second?.id ?? ""] });
  await remind(new Date("2082-12-06T20:00:00Z"));
  expect(await ahead(company, id)).toEqual(["3 planned"]);
  await remind(new Date("2082-12-07T08:00:00Z"));
  const payment = await pay({ amount: "1000", receipt: true });
  await removePaymentAndMail(company, { id: payment });
  await pay({ amount: "400" });
  const { id: note } = await creditInvoice(company, { id, reason: "Sleva" });
  await issueDocument(company, { id: note });
  expect(await past(company, id)).toEqual([
    "issued Majitel",
    "mail invoice sent Majitel",
    "seen –",
    "linksRevoked Majitel",
    "mail reminder 1 sent Majitel",
    "reminderSkipped 2 Majitel",
    // Nobody pressed for it, and the payment took it back.
    "mail reminder 3 cancelled delivery.cancelled –",
    "payment 100000 full Majitel",
    "mail receipt cancelled delivery.cancelled Majitel",
    "paymentRemoved 100000 Majitel",
    "payment 40000 Majitel",
    "relatedIssued creditNote Majitel",
  ]);
  expect(await past(company, note)).toEqual(["issued Majitel"]);
});

test("what is planned stands apart until its time; what is cancelled before is history", async () => {
  const { company, id, send } = await ready();
  await issueDocument(company, { id });
  const { deliveryId } = await send("1", "2027-03-01T09:00");
  expect(await ahead(company, id)).toEqual(["mail"]);
  expect(await past(company, id)).toEqual(["issued Majitel"]);
  await cancelDelivery(company, { id: deliveryId });
  expect(await ahead(company, id)).toEqual([]);
  expect(await past(company, id)).toEqual([
    "issued Majitel",
    "mail invoice cancelled delivery.cancelled Majitel",
  ]);
  await cancelInvoiceAndMail(company, { id, reason: "Omyl" });
  expect((await past(company, id)).at(-1)).toBe("cancelled Majitel");
});

test("what is sent once more to those who were refused is what it was the first time", async () => {
  const { sender, company, id } = await ready();
  await issueDocument(company, { id });
  await givenReminders(company, ["3"]);
  const [first] = await remindersOf(company, id);
  await sendReminderNow(company, { id: first?.id ?? "" });
  await work(sender);
  const delivery = await db().delivery.findFirstOrThrow({ where: { invoiceId: id } });
  await db().deliveryRecipient.updateMany({
    where: { deliveryId: delivery.id },
    data: { outcome: "refused" },
  });
  await resendToRefused(company, { id: delivery.id });
  expect((await past(company, id)).at(-1)).toMatch(/^mail reminder 1 queued/);
});

test("another company reads nothing of it", async () => {
  const { company, id } = await ready();
  await issueDocument(company, { id });
  expect(await readTimeline(await testCompany("Cizí firma"), id)).toEqual({ ahead: [], past: [] });
  expect(await past(company, id)).toEqual(["issued Majitel"]);
});
