import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { cancelDelivery } from "#lib/outbox/cancel-delivery.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf } from "#testing/deliveries.ts";
import { RECIPIENT, readyToOrder, toldOf } from "#testing/mail-orders.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { mannered, minutesUntil, work } from "#testing/sender-at-work.ts";

await testDatabase();

test("copies are seen, blind copies are not, and nobody gets it twice", async () => {
  const { peer, sender, send } = await readyToOrder();
  const bcc = ["kopie@firma.example", "SEF@mlyn.example"];
  await send({
    to: [RECIPIENT, "sef@mlyn.example"],
    cc: ["archiv@mlyn.example", RECIPIENT.toUpperCase()],
    bcc,
  });
  await work(sender);
  const [caught] = peer.caught;
  expect(caught?.to.toSorted()).toEqual(
    ["archiv@mlyn.example", "kopie@firma.example", "sef@mlyn.example", RECIPIENT].toSorted(),
  );
  const mail = await caught?.parse();
  expect(mail?.to).toMatchObject({ text: `${RECIPIENT}, sef@mlyn.example` });
  expect(mail?.cc).toMatchObject({ text: "archiv@mlyn.example" });
  expect(caught?.raw.toString()).not.toMatch(/^bcc:|kopie@/im);
});

test("in another language all that stands around the text is in it, and the PDF is the document's own", async () => {
  const { peer, sender, send } = await readyToOrder();
  await send();
  await send({ language: "en", subject: "Invoice", text: "Please find it attached." });
  await work(sender);
  const [czech, english] = await Promise.all(peer.caught.map((caught) => caught.parse()));
  expect(czech?.text).toContain("Splatnost");
  expect(english?.text).not.toContain("Splatnost");
  expect(english?.text).toMatch(/Due|due/);
  expect(english?.html).toContain('lang="en"');
  const pdf = (mail: typeof czech) => mail?.attachments.find(({ filename }) => filename?.endsWith(".pdf"));
  expect(pdf(english)?.filename).toBe(pdf(czech)?.filename);
});

test("the message is a text and an HTML of one data, with its attachments, in UTF-8", async () => {
  const { peer, sender, send, upload } = await readyToOrder();
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
  const { peer, sender, send } = await readyToOrder();
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
  const { sender, company, send } = await readyToOrder();
  const other = await mannered();
  const second = await saveMailbox(
    company,
    mailboxValues(other.peer.server, { address: "obchod@firma.example" }),
  );
  await send({ mailboxId: second.id });
  await work({ company, mailboxId: second.id });
  expect(other.peer.caught).toHaveLength(1);
  expect(await toldOf(send({ mailboxId: (await readyToOrder()).sender.mailboxId }))).toContain("noMailbox");
  expect(sender.mailboxId).not.toBe(second.id);
});

test("it waits so long as it can be taken back, and taken back it never goes", async () => {
  const { peer, sender, company, send } = await readyToOrder();
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
  const { sender, company, send } = await readyToOrder();
  await db().company.update({ where: { id: company.id }, data: { timeZone: "America/New_York" } });
  const day = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
  const { deliveryId: id } = await send({ plannedFor: `${day}T09:00` });
  const { plannedFor, dueAt } = await deliveryOf({ id });
  expect(plannedFor?.getUTCHours()).toBeOneOf([13, 14]);
  expect(dueAt).toEqual(plannedFor);
  expect(await work(sender)).toBeUndefined();
  expect(await toldOf(send({ plannedFor: "2020-01-01T09:00" }))).toBe("plannedFor plannedPast");
  expect(await toldOf(send({ plannedFor: "2999-01-01T09:00" }))).toBe("plannedFor plannedTooFar");
});

test("a message that its provider would refuse is refused before", async () => {
  const { company, send, upload } = await readyToOrder();
  await db().mailbox.updateMany({ where: { companyId: company.id }, data: { provider: "centrum" } });
  const large = await upload("film.mp4", new Uint8Array(12_000_000));
  expect(await toldOf(send({ uploads: [large.id] }))).toBe("uploads messageTooLarge?max=15");
  expect(await db().delivery.count({ where: { companyId: company.id } })).toBe(0);
});

test("somebody else's files are not sent", async () => {
  const [mine, theirs] = [await readyToOrder(), await readyToOrder()];
  const { id } = await theirs.upload("tajné.txt", "tajné");
  expect(await toldOf(mine.send({ uploads: [id] }))).toBe("uploads uploadGone");
});
