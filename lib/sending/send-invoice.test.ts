import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { chooseDefaultMailbox } from "#lib/mailbox/choose-default.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import type { MailboxValues } from "#lib/mailbox/schema.ts";
import { testDatabase } from "#testing/database.ts";
import { givenDraft } from "#testing/invoices.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { sendInvoice } from "./send-invoice.ts";

await testDatabase();

const TO = "ucetni@kavarna-u-mlyna.example";

/** A company that sends, its mailbox changed as given, and an issued invoice. */
async function ready(changes: Partial<MailboxValues> = {}) {
  const { peer, sender } = await mannered();
  const { company, mailboxId } = sender;
  await saveMailbox(company, mailboxValues(peer.server, { id: mailboxId, password: "", ...changes }));
  const invoiceId = await givenDraft(company);
  await issueInvoice(company, { id: invoiceId });
  const order = { invoiceId, order: "1".repeat(32), to: TO, subject: "Faktura", text: "V příloze." };
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
