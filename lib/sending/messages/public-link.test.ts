import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { paymentSchema } from "#lib/invoices/payments/schema.ts";
import { orderMany, workThrough } from "#testing/batches.ts";
import { testDatabase } from "#testing/database.ts";
import { openedPayment } from "#testing/payments.ts";
import { givenDue, givenReminders } from "#testing/reminders.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { openLink } from "../links/open-link.ts";
import { recordPaymentAndMail } from "../receipts/record-payment.ts";
import { remind } from "../reminders/reminding.ts";
import { sendInvoiceSchema } from "../schema.ts";
import { sendInvoice } from "../send-invoice.ts";

await testDatabase();

const DUE = "2082-11-16";

type Ready = Awaited<ReturnType<typeof ready>>;
async function ready(publicLinks: boolean) {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await db().company.update({ where: { id: company.id }, data: { publicLinks } });
  return { peer, sender, company, invoiceId: await givenDue(company, DUE) };
}

const ways: [string, (ready: Ready) => Promise<unknown>][] = [
  [
    "somebody sends",
    ({ company, invoiceId }) => {
      const mail = { to: ["a@b.example"], subject: "Faktura", text: "Dobrý den" };
      return sendInvoice(company, sendInvoiceSchema.parse({ ...mail, invoiceId, order: "0".repeat(32) }));
    },
  ],
  [
    "goes out with many",
    async ({ sender, company, invoiceId }) => workThrough(sender, await orderMany(company, [invoiceId])),
  ],
  [
    "reminds",
    async ({ company }) => {
      await givenReminders(company, ["3"]);
      await remind(new Date("2082-11-19T08:00:00Z"));
    },
  ],
  [
    "confirms a payment",
    async ({ company, invoiceId }) => {
      const payment = await openedPayment(company, invoiceId, { receipt: true, amount: "400" });
      await recordPaymentAndMail(company, paymentSchema.parse(payment));
    },
  ],
];

test.each(ways)(
  "a mail that %s leads to the invoice's page, where the company has pages",
  async (_way, send) => {
    const place = await ready(true);
    await send(place);
    await work(place.sender);
    const mail = await place.peer.caught[0]?.parse();
    const token = /\/i\/([\w-]{43})$/m.exec(mail?.text ?? "")?.[1] ?? "";
    expect((await openLink(token))?.invoice.id).toBe(place.invoiceId);
    expect(mail?.html || "").toContain(`/i/${token}"`);
  },
);

test.each(ways)("a mail that %s has no button, where the company has no pages", async (_way, send) => {
  const place = await ready(false);
  await send(place);
  await work(place.sender);
  const mail = await place.peer.caught[0]?.parse();
  expect(mail?.text).not.toContain("/i/");
  expect(mail?.html || "").not.toContain("<a ");
  expect(await db().publicLink.count({ where: { companyId: place.company.id } })).toBe(0);
});
