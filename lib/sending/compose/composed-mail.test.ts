import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { cancelDelivery } from "#lib/outbox/cancel-delivery.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf } from "#testing/deliveries.ts";
import { givenDraft } from "#testing/invoices.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { mannered, minutesUntil, work } from "#testing/sender-at-work.ts";
import { type SendInvoiceForm, sendInvoiceSchema } from "../schema.ts";
import { sendInvoice } from "../send-invoice.ts";
import { keepUpload } from "../uploads/keep-upload.ts";

await testDatabase();

const TO = "ucetni@kavarna-u-mlyna.example";
let orders = 0;

/** A company that sends, an issued invoice of it, and the deed with the fields that a story is about. */
async function ready() {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const invoiceId = await givenDraft(company);
  await issueInvoice(company, { id: invoiceId });
  const send = (fields: Partial<SendInvoiceForm> = {}) => {
    orders += 1;
    const order = orders.toString(16).padStart(32, "0");
    const mail = { to: [TO], subject: "Faktura", text: "V příloze.", ...fields };
    return sendInvoice(company, sendInvoiceSchema.parse({ invoiceId, order, ...mail }));
  };
  const upload = (name: string, content: string | Uint8Array<ArrayBuffer>) =>
    keepUpload(company, { name, file: new Blob([content]) });
  return { peer, sender, company, send, upload };
}

const problemOf = (deed: Promise<unknown>) =>
  deed.then(
    () => "done",
    ({ problem, field }: UserError) => `${field ?? ""} ${problem}`,
  );

test("copies are seen, blind copies are not, and nobody gets it twice", async () => {
  const { peer, sender, send } = await ready();
  const bcc = ["kopie@firma.example", "SEF@mlyn.example"];
  await send({ to: [TO, "sef@mlyn.example"], cc: ["archiv@mlyn.example", TO.toUpperCase()], bcc });
  await work(sender);
  const [caught] = peer.caught;
  expect(caught?.to.toSorted()).toEqual(
    ["archiv@mlyn.example", "kopie@firma.example", "sef@mlyn.example", TO].toSorted(),
  );
  const mail = await caught?.parse();
  expect(mail?.to).toMatchObject({ text: `${TO}, sef@mlyn.example` });
  expect(mail?.cc).toMatchObject({ text: "archiv@mlyn.example" });
  expect(caught?.raw.toString()).not.toMatch(/^bcc:|kopie@/im);
});

test("the message is a text and an HTML of one data, with its attachments, in UTF-8", async () => {
  const { peer, sender, send, upload } = await ready();
  const picture = await upload("výkres č. 1.png", Uint8Array.from([0, 255, 13, 10, 46]));
  const letter = await upload("původní.eml", "Subject: a\r\n\r\n.\r\n");
  await send({ isdoc: true, uploads: [picture.id, letter.id], subject: "Faktura – žluťoučká 🐎" });
  await work(sender);
  const [caught] = peer.caught;
  const mail = await caught?.parse();
  expect(mail?.subject).toBe("Faktura – žluťoučká 🐎");
  expect(mail?.headers.get("content-type")).toMatchObject({ value: "multipart/mixed" });
  expect(caught?.raw.toString()).toMatch(/multipart\/alternative/);
  expect(mail?.text).toContain("V příloze.");
  expect(mail?.html).toContain("V příloze.");
  const attachments = mail?.attachments.filter(({ related }) => !related) ?? [];
  expect(attachments.map(({ filename, contentType }) => `${contentType} ${filename}`)).toEqual([
    expect.stringMatching(/^application\/pdf faktura-\d+\.pdf$/),
    expect.stringMatching(/^text\/xml faktura-\d+\.isdoc$/),
    "image/png výkres č. 1.png",
    expect.stringMatching(/ původní\.eml$/),
  ]);
  expect(caught?.raw.toString()).toMatch(/^Content-Type: application\/octet-stream;/m);
  expect([...(attachments[2]?.content ?? [])]).toEqual([0, 255, 13, 10, 46]);
  expect(attachments[3]?.content.toString()).toBe("Subject: a\r\n\r\n.\r\n");
});

test("later mails of an invoice stand under its first one", async () => {
  const { peer, sender, send } = await ready();
  await send();
  await send();
  await work(sender);
  await send();
  await work(sender);
  const [first, ...later] = await Promise.all(peer.caught.map((caught) => caught.parse()));
  expect(first?.inReplyTo).toBeUndefined();
  expect(later).toHaveLength(2);
  for (const mail of later) {
    expect(mail.inReplyTo).toBe(first?.messageId);
    expect(mail.references).toBe(first?.messageId);
  }
});

test("the mailbox that was chosen sends", async () => {
  const { sender, company, send } = await ready();
  const other = await mannered();
  const second = await saveMailbox(
    company,
    mailboxValues(other.peer.server, { address: "obchod@firma.example" }),
  );
  await send({ mailboxId: second.id });
  await work({ company, mailboxId: second.id });
  expect(other.peer.caught).toHaveLength(1);
  expect(await problemOf(send({ mailboxId: (await ready()).sender.mailboxId }))).toContain("noMailbox");
  expect(sender.mailboxId).not.toBe(second.id);
});

test("it waits so long as it can be taken back, and taken back it never goes", async () => {
  const { peer, sender, company, send } = await ready();
  await db().company.update({ where: { id: company.id }, data: { undoSeconds: 10 } });
  const { deliveryId: id } = await send();
  expect(await work(sender)).toBeUndefined();
  const { dueAt, plannedFor } = await deliveryOf({ id });
  expect(minutesUntil(dueAt) * 60).toBeGreaterThan(5);
  expect(minutesUntil(dueAt) * 60).toBeLessThanOrEqual(10);
  expect(plannedFor).toBeNull();
  await cancelDelivery(company, { id });
  expect((await deliveryOf({ id })).state).toBe("cancelled");
  expect(peer.caught).toHaveLength(0);
});

test("at a time that a person chose, by the clocks of the company", async () => {
  const { sender, company, send } = await ready();
  await db().company.update({ where: { id: company.id }, data: { timeZone: "America/New_York" } });
  const day = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
  const { deliveryId: id } = await send({ plannedFor: `${day}T09:00` });
  const { plannedFor, dueAt } = await deliveryOf({ id });
  expect(plannedFor?.getUTCHours()).toBeOneOf([13, 14]);
  expect(dueAt).toEqual(plannedFor);
  expect(await work(sender)).toBeUndefined();
  expect(await problemOf(send({ plannedFor: "2020-01-01T09:00" }))).toBe("plannedFor plannedPast");
  expect(await problemOf(send({ plannedFor: "2999-01-01T09:00" }))).toBe("plannedFor plannedTooFar");
});

test("a message that its provider would refuse is refused before", async () => {
  const { company, send, upload } = await ready();
  await db().mailbox.updateMany({ where: { companyId: company.id }, data: { provider: "centrum" } });
  const large = await upload("film.mp4", new Uint8Array(12_000_000));
  expect(await problemOf(send({ uploads: [large.id] }))).toBe("uploads messageTooLarge?max=15");
  expect(await db().delivery.count({ where: { companyId: company.id } })).toBe(0);
});

test("somebody else's files are not sent", async () => {
  const [mine, theirs] = [await ready(), await ready()];
  const { id } = await theirs.upload("tajné.txt", "tajné");
  expect(await problemOf(mine.send({ uploads: [id] }))).toBe("uploads uploadGone");
});
