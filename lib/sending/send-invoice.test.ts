import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { problem, type UserError } from "#lib/base/errors.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { chooseDefaultMailbox } from "#lib/mailbox/choose-default.ts";
import { keepMailbox } from "#lib/mailbox/keep-mailbox.ts";
import { removeMailbox } from "#lib/mailbox/remove-mailbox.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import type { MailboxValues } from "#lib/mailbox/schema.ts";
import { cancelDelivery } from "#lib/outbox/cancel-delivery.ts";
import { enqueueDelivery } from "#lib/outbox/enqueue.ts";
import { testDatabase } from "#testing/database.ts";
import { testOrder } from "#testing/deliveries.ts";
import { givenDraft } from "#testing/invoices.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { waitingForLocks } from "#testing/waiting-for-locks.ts";
import { type SendInvoice, sendInvoiceSchema } from "./schema.ts";
import { sendInvoice } from "./send-invoice.ts";
import { keepUpload } from "./uploads/keep-upload.ts";

await testDatabase();

const TO = "ucetni@kavarna-u-mlyna.example";

/** A company that sends, its mailbox changed as given, and an issued invoice. */
async function ready(changes: Partial<MailboxValues> = {}) {
  const { peer, sender } = await mannered();
  const { company, mailboxId } = sender;
  await saveMailbox(company, mailboxValues(peer.server, { id: mailboxId, password: "", ...changes }));
  const invoiceId = await givenDraft(company);
  await issueInvoice(company, { id: invoiceId });
  const mail = { to: [TO], subject: "Faktura", text: "V příloze." };
  const order = sendInvoiceSchema.parse({ invoiceId, order: "1".repeat(32), ...mail });
  return { peer, sender, company, order };
}

test("an invoice goes to the customer alone, and answers go to the sender", async () => {
  const { peer, sender, company, order } = await ready();
  await sendInvoice(company, order);
  await work(sender);
  const [caught] = peer.caught;
  expect(caught?.to).toEqual([TO]);
  expect((await caught?.parse())?.replyTo).toBeUndefined();
});

test("where the mailbox says so, answers go elsewhere and a blind copy comes back", async () => {
  const { peer, sender, company, order } = await ready({
    replyTo: "ucetni@firma.example",
    copyToSelf: true,
  });
  await sendInvoice(company, order);
  await work(sender);
  const [caught] = peer.caught;
  expect(caught?.to.toSorted()).toEqual(["fakturace@firma.example", TO]);
  const mail = await caught?.parse();
  expect(mail?.replyTo?.text).toBe("ucetni@firma.example");
  expect(mail?.to).toMatchObject({ text: TO });
  expect(caught?.raw.toString()).not.toMatch(/^bcc:/im);
});

test("the default mailbox sends", async () => {
  const { company, order } = await ready();
  const other = await mannered();
  const values = mailboxValues(other.peer.server, { address: "obchod@firma.example" });
  const second = await saveMailbox(company, values);
  await chooseDefaultMailbox(company, second);
  const { deliveryId } = await sendInvoice(company, order);
  expect(await db().delivery.findUnique({ where: { id: deliveryId } })).toMatchObject({
    mailboxId: second.id,
    envelopeFrom: "obchod@firma.example",
  });
});

test("the same order twice is one delivery; with the service off there is none", async () => {
  const { company, order } = await ready();
  const [one, two] = await Promise.all([sendInvoice(company, order), sendInvoice(company, order)]);
  expect(two.deliveryId).toBe(one.deliveryId);
  await db().company.update({ where: { id: company.id }, data: { sendingEnabled: false } });
  const refusal = await sendInvoice(company, { ...order, order: "2".repeat(32) }).catch(
    (error: UserError) => error.problem,
  );
  expect(refusal).toBe("sendingOff");
});

test("what was changed after its answer was lost is not taken for sent: the first version is named", async () => {
  const { company, order } = await ready();
  const { deliveryId } = await sendInvoice(company, order);
  const { createdAt } = await db().delivery.findUniqueOrThrow({ where: { id: deliveryId } });
  const params = { when: createdAt.toISOString(), delivery: deliveryId };
  const changes: Partial<SendInvoice>[] = [
    { subject: "Faktura za listopad" },
    { text: "Posíláme fakturu." },
    { cc: ["sef@kavarna-u-mlyna.example"] },
    { pdf: false },
    { copyToSelf: true },
    { plannedFor: "2082-11-30T09:00" },
  ];
  for (const change of changes)
    expect(await outcomeOf(sendInvoice(company, { ...order, ...change }))).toBe(
      problem("orderedOtherwise", params),
    );
  expect(await db().delivery.count({ where: { companyId: company.id } })).toBe(1);
  expect(await sendInvoice(company, order)).toEqual({ deliveryId });
  const knowingly = { ...order, subject: "Faktura za listopad", order: "2".repeat(32) };
  expect((await sendInvoice(company, knowingly)).deliveryId).not.toBe(deliveryId);
});

test("two versions at once under one order: one goes, the other is told so", async () => {
  const { company, order } = await ready();
  const outcomes = await Promise.all([
    outcomeOf(sendInvoice(company, order)),
    outcomeOf(sendInvoice(company, { ...order, text: "Posíláme fakturu." })),
  ]);
  expect(outcomes.toSorted().map((outcome) => outcome.split("?")[0])).toEqual(["done", "orderedOtherwise"]);
});

test("what was taken back meanwhile is not taken for sent", async () => {
  const { company, order } = await ready();
  const { deliveryId } = await sendInvoice(company, order);
  await cancelDelivery(company, { id: deliveryId });
  expect(await outcomeOf(sendInvoice(company, order))).toMatch(/^orderTakenBack\?/);
});

test("the same order again is answered even where its files are gone", async () => {
  const { company, order } = await ready();
  const { id } = await keepUpload(company, { name: "a.txt", file: new Blob(["a"]) });
  const soon = { ...order, uploads: [id] };
  const { deliveryId } = await sendInvoice(company, soon);
  await db().upload.delete({ where: { id } });
  expect(await sendInvoice(company, soon)).toEqual({ deliveryId });
});

test("a mailbox that is removed while the invoice is drawn sends nothing", async () => {
  const { sender, company, order } = await ready();
  const goOn = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const holding = db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Company" WHERE id = ${company.id}::uuid FOR UPDATE`;
    held.resolve();
    await goOn.promise;
  });
  await held.promise;
  // Who asked first gets the company first.
  const removing = removeMailbox(company, { id: sender.mailboxId });
  await expect.poll(waitingForLocks).toBe(1);
  const ordering = outcomeOf(sendInvoice(company, order));
  await expect.poll(waitingForLocks).toBe(2);
  goOn.resolve();
  await Promise.all([holding, removing]);
  expect(await ordering).toBe("noMailbox");
  expect(await db().delivery.count({ where: { companyId: company.id } })).toBe(0);
});

test("a mailbox with an order is not removed, nor while the order is being placed", async () => {
  const { peer, sender, company, order } = await ready();
  const placed = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const ordering = db().$transaction(async (tx) => {
    await keepMailbox(tx, company, sender.mailboxId);
    placed.resolve();
    await goOn.promise;
    await enqueueDelivery(tx, company, testOrder(sender));
  });
  await placed.promise;
  const removing = outcomeOf(removeMailbox(company, { id: sender.mailboxId }));
  await expect.poll(waitingForLocks).toBe(1);
  goOn.resolve();
  await ordering;
  expect(await removing).toBe("mailboxBusy?count=1");
  await sendInvoice(company, order);
  await work(sender);
  expect(peer.caught).toHaveLength(2);
});

test("ten orders and removals at once: each order is refused or sent, and nobody waits for ever", async () => {
  for (let round = 0; round < 10; round++) {
    const { peer, sender, company, order } = await ready();
    const outcomes = await Promise.all([
      outcomeOf(sendInvoice(company, order)),
      outcomeOf(removeMailbox(company, { id: sender.mailboxId })),
      outcomeOf(sendInvoice(company, { ...order, order: "2".repeat(32) })),
    ]);
    await work(sender);
    const [one, removal, two] = outcomes;
    expect([one, two].filter((outcome) => outcome === "done")).toHaveLength(peer.caught.length);
    expect(`${one} ${two}`).toMatch(/^(done|noMailbox|sendingOff) (done|noMailbox|sendingOff)$/);
    expect(removal).toMatch(/^(done|mailboxBusy\?count=\d)$/);
    expect(removal === "done").toBe(peer.caught.length === 0);
  }
});

const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: UserError) => error.problem ?? error.message,
  );
