import { closeDb, db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { saveItem } from "#lib/catalogue/save-item.ts";
import { catalogueItemSchema } from "#lib/catalogue/schema.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { cancelDelivery } from "#lib/outbox/cancel-delivery.ts";
import { order } from "#testing/deliveries.ts";
import { SECRET_WORD } from "#testing/doors/secret-word.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { mailboxValues } from "#testing/mailbox.ts";

// Run with an account's address: gives its company one of everything, all of it at rest, so that whatever changes
// was changed by somebody. Each text bears the secret word.

const [email = ""] = process.argv.slice(2);
const { companyId, userId } = await db().membership.findFirstOrThrow({ where: { user: { email } } });
const company = { id: companyId, userId };

await makeVatPayer(company);
const customerId = await givenCustomer(company, { name: `${SECRET_WORD} a.s.` });
await db().customerContact.create({
  data: { companyId, customerId, position: 0, name: SECRET_WORD, email: "kontakt@odberatel.example" },
});
await givenDraft(company, { customerId, note: SECRET_WORD });
const invoiceId = await givenDraft(company, { customerId, note: SECRET_WORD });
await issueInvoice(company, { id: invoiceId });
await db().payment.create({
  data: { companyId, invoiceId, paidOn: new Date("2026-11-24"), amountMinor: 100n },
});
await saveItem(
  company,
  catalogueItemSchema.parse({
    ...{
      description: SECRET_WORD,
      unit: "",
      currency: "CZK",
      unitPrice: "1",
      priceWithVat: false,
      vatRate: "21",
    },
  }),
);

const server = {
  host: "mail.firma.example",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b",
} as const;
const { id: mailboxId } = await saveMailbox(company, mailboxValues(server, { fromName: SECRET_WORD }));
const { id: deliveryId } = await order(
  { company, mailboxId },
  { invoiceId, plannedFor: new Date("2099-01-01"), mime: messageWithFile() },
);
await cancelDelivery(company, await order({ company, mailboxId }, { plannedFor: new Date("2099-01-01") }));
await db().deliveryAttempt.create({
  data: {
    ...{ id: newUuid(), companyId, deliveryId, number: 1, worker: "w", reason: SECRET_WORD },
    ...{ outcome: "queued", finishedAt: new Date() },
  },
});
await db().sendBatch.create({
  data: {
    ...{ id: newUuid(), companyId, mailboxId, state: "paused", createdById: userId },
    items: { create: { position: 0, invoiceId, state: "skipped" } },
  },
});
await db().reminder.create({
  data: { companyId, invoiceId, step: 1, state: "missed", plannedFor: new Date("2026-01-01") },
});
const bytes = Buffer.from(SECRET_WORD);
await db().upload.create({
  data: { id: newUuid(), companyId, userId, name: `${SECRET_WORD}.txt`, size: bytes.length, bytes },
});
await db().invitation.create({
  data: {
    ...{
      companyId,
      email: "pozvany@firma.example",
      role: "member",
      tokenHash: "0".repeat(64),
      invitedById: userId,
    },
    expiresAt: new Date("2099-01-01"),
  },
});
await db().publicLink.create({
  data: { companyId, invoiceId, tokenHash: "0".repeat(64), expiresAt: new Date("2099-01-01") },
});
await db().unsavedInvoice.create({
  data: { companyId, userId, place: "invoice", values: { editor: newUuid(), form: { note: SECRET_WORD } } },
});
await db().messageTemplate.create({
  data: { companyId, kind: "reminder1", language: "cs", subject: SECRET_WORD, text: SECRET_WORD },
});
await db().reminderRule.create({ data: { companyId, step: 1, days: 30 } });
await db().numberPattern.create({ data: { companyId, kind: "invoice", pattern: "{YYYY}{NNNN}" } });
await db().companyPicture.create({
  data: { companyId, sha256: "0".repeat(64), type: "image/png", width: 1, height: 1, bytes },
});
await db().mailboxTry.create({ data: { companyId, mailbox: mailboxId } });
await closeDb();

function messageWithFile(): Buffer {
  return Buffer.from(
    [
      `Subject: ${SECRET_WORD}`,
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      SECRET_WORD,
      "--b",
      'Content-Disposition: attachment; filename="a.txt"',
      "Content-Type: text/plain",
      "",
      SECRET_WORD,
      "--b--",
      "",
    ].join("\r\n"),
  );
}
