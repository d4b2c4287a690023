import fc from "fast-check";
import addressparser from "nodemailer/lib/addressparser";
import { expect } from "vitest";
import { mailboxSchema } from "#lib/mailbox/schema.ts";
import { recipientsOf } from "#lib/sending/compose/recipients-of.ts";
import { sendInvoiceSchema } from "#lib/sending/schema.ts";
import { cleanFileName } from "#lib/sending/uploads/clean-file-name.ts";
import { composeMessage, newMessageId } from "#lib/smtp/compose-message.ts";
import { refuseUnfitAddresses } from "#lib/smtp/wire.ts";
import { mailboxValues } from "../mailbox.ts";
import { goodAddress } from "./addresses.ts";
import { hostileText, nearly } from "./hostile-text.ts";

const server = { host: "smtp.firma.cz", port: 465, encryption: "ssl", username: "u", password: "p" } as const;
const filled = { ...mailboxValues(server), port: "465", dailyLimit: "", id: "" };
const invoiceId = "0197a000-0000-7000-8000-000000000000";
const line = nearly(
  fc.constantFrom("Faktura 2026001", "Firma s.r.o.", "Příliš žluťoučký kůň", '"Jan" <jan@firma.cz>'),
);
const address = fc.oneof(
  { weight: 9, arbitrary: goodAddress },
  { weight: 1, arbitrary: nearly(goodAddress) },
);
const list = fc.array(address, { maxLength: 4 });

const typed = fc.record({
  fromName: line,
  address,
  replyTo: fc.oneof(fc.constant(""), address),
  to: fc.array(address, { minLength: 1, maxLength: 4 }),
  cc: list,
  bcc: list,
  subject: line,
  text: nearly(fc.constant("Dobrý den,\n\n.\n..\nposíláme fakturu.\n")),
  fileName: hostileText,
  copyToSelf: fc.boolean(),
});

type Typed = typeof typed extends fc.Arbitrary<infer T> ? T : never;

/** How many of the cases came as far as a message. */
export const composed = { count: 0 };

/**
 * Whatever is typed into the form of a mailbox and the composer: refused, or a message whose envelope is the list that
 * was checked, and in whose headers nobody has written a line.
 */
export const headers = fc.asyncProperty(typed, async (form) => {
  const { fromName, replyTo, copyToSelf } = form;
  const mailbox = mailboxSchema.safeParse({ ...filled, fromName, replyTo, address: form.address });
  const { to, cc, bcc, subject, text } = form;
  const order = { invoiceId, order: "0".repeat(32), to, cc, bcc, subject, text };
  const mail = sendInvoiceSchema.safeParse(order);
  if (!mailbox.success || !mail.success) return;
  composed.count++;
  const recipients = recipientsOf(mail.data, copyToSelf ? mailbox.data.address : null);
  expectEnvelope(
    recipients,
    [...mail.data.to, ...mail.data.cc, ...mail.data.bcc],
    form,
    mailbox.data.address,
  );
  const of = (kind: string) => recipients.filter((one) => one.kind === kind).map((one) => one.address);
  const mime = await composeMessage({
    from: { name: mailbox.data.fromName, address: mailbox.data.address },
    ...(mailbox.data.replyTo !== "" && { replyTo: mailbox.data.replyTo }),
    to: of("to"),
    cc: of("cc"),
    subject: mail.data.subject,
    text: mail.data.text,
    html: "<p>Faktura</p>",
    attachments: [
      {
        filename: cleanFileName(form.fileName),
        contentType: "application/pdf",
        content: Buffer.from("%PDF"),
      },
    ],
    messageId: newMessageId(mailbox.data.address),
    date: new Date(0),
  });
  const message = Buffer.from(mime).toString("latin1");
  expect(message).not.toMatch(/\r(?!\n)|(?<!\r)\n|\0/);
  const found = headersOf(message);
  expect(found.get("from")).toEqual([mailbox.data.address]);
  expect(found.get("reply-to") ?? []).toEqual(mailbox.data.replyTo === "" ? [] : [mailbox.data.replyTo]);
  expect(found.get("to")).toEqual(of("to"));
  expect(found.get("cc") ?? []).toEqual(of("cc"));
  expect(found.has("bcc")).toBe(false);
  expectParts(message);
});

/** The envelope is what was checked: each once, nobody else. */
function expectEnvelope(
  recipients: { address: string }[],
  checked: string[],
  form: Typed,
  own: string,
): void {
  const addresses = recipients.map((one) => one.address);
  refuseUnfitAddresses(server, { from: own, to: addresses });
  const all = form.copyToSelf ? [...checked, own] : checked;
  const once = [...new Map(all.toReversed().map((one) => [one.toLowerCase(), one])).values()].toReversed();
  expect(addresses.map((one) => one.toLowerCase()).toSorted()).toEqual(
    once.map((one) => one.toLowerCase()).toSorted(),
  );
}

const KNOWN =
  /^(from|reply-to|to|cc|subject|message-id|date|mime-version|content-(type|transfer-encoding|disposition|id))$/;

/** Each header once, addresses read as a mail program reads them. */
function headersOf(message: string): Map<string, string[]> {
  const [head = ""] = message.split("\r\n\r\n");
  const found = new Map<string, string[]>();
  for (const one of head.replace(/\r\n(?=[ \t])/g, "").split("\r\n")) {
    const [, name = "", value = ""] = /^([A-Za-z-]+): ?(.*)$/.exec(one) ?? [];
    expect(name.toLowerCase()).toMatch(KNOWN);
    expect(found.has(name.toLowerCase())).toBe(false);
    expect(value).not.toMatch(/[\r\n\0]/);
    const isAddress = /^(from|reply-to|to|cc)$/i.test(name);
    found.set(
      name.toLowerCase(),
      isAddress ? addressparser(value).map((each) => each.address ?? "") : [value],
    );
  }
  for (const each of head.split("\r\n")) expect(each.length).toBeLessThanOrEqual(998);
  return found;
}

/** The parts have no headers but those of content either. */
function expectParts(message: string): void {
  const boundaries = [...message.matchAll(/boundary="([^"]+)"/g)].map(([, boundary]) => boundary ?? "");
  for (const boundary of boundaries)
    for (const part of message.split(`--${boundary}\r\n`).slice(1)) {
      const [head = ""] = part.split("\r\n\r\n");
      for (const one of head.replace(/\r\n(?=[ \t])/g, "").split("\r\n"))
        expect(one).toMatch(/^Content-(Type|Transfer-Encoding|Disposition|ID): [^\r\n\0]*$/i);
    }
}
