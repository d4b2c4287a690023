import fc from "fast-check";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { requiredLine, textBlock } from "#lib/base/text.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { allParts, headersOf, rawPart, structureOf } from "#testing/raw-message.ts";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { composeInvoiceMail } from "../compose/compose-invoice-mail.ts";
import { cleanFileName } from "../uploads/clean-file-name.ts";

await testDatabase();

const piece = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    ...[
      "\r\nBcc: zly@jinde.example",
      "\r",
      "\n",
      "\n.\n",
      "\r\n\r\nTělo",
      "\u2028",
      "\u0085",
      "\0",
      "\ud800",
    ],
    ...[
      "=?utf-8?Q?Bcc=3A?=",
      "=?utf-8?B?",
      "?=",
      "👩‍👩‍👧",
      "\u202e",
      '"',
      "\\",
      "<zly@jinde.example>",
      ", ; :",
    ],
    ...[
      "ř".repeat(80),
      "a".repeat(1_200),
      " ".repeat(90),
      "=",
      ".",
      "From ",
      "--",
      "%0d%0aBcc:",
      "💥".repeat(60),
    ],
  ),
);
/** Of a length that forms take; cut in the middle of a letter where it falls. */
const anyText = (most: number) =>
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("").slice(0, most));

const names = ["from", "to", "subject", "message-id", "date", "mime-version", "content-type"];
const mailbox = { address: "fakturace@firma.example", replyTo: "" };
const envelope = { to: ["a@b.example"], cc: [], bcc: [], copyToSelf: false, pdf: false, isdoc: false };

test("whatever a subject, a text, a name or a file is called, no header is added and all can be read back", async () => {
  const company = await testCompany();
  const property = fc.asyncProperty(
    anyText(300),
    anyText(20_000),
    anyText(100),
    anyText(2_000),
    async (subject, text, name, file) => {
      const { seller, buyer } = sampleInvoice();
      const invoice = sampleInvoice({ seller: { ...seller, name }, buyer: { ...buyer, name } });
      const filename = cleanFileName(file);
      const files = [{ filename, content: Buffer.from("obsah") }];
      const mail = { ...envelope, subject, text, files };
      const { mime } = await composeInvoiceMail(company, invoice, { ...mailbox, fromName: name }, mail);
      const wire = Buffer.from(mime).toString("latin1");
      const raw = rawPart(wire);
      // An empty subject has no header, and no form takes one.
      const wanted = names.filter((name) => name !== "subject" || headersOf(raw, name).length > 0);
      expect(raw.headers.map((header) => header.name).toSorted()).toEqual(wanted.toSorted());
      expect(headersOf(raw, "to")).toEqual(["a@b.example"]);
      expect(wire).not.toMatch(/[^\t\r\n\x20-\x7e]/);
      expect(wire.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      for (const line of wire.split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
      expect(structureOf(raw)).toMatch(
        /^mixed\(alternative\(text\/plain related\(text\/html image\/png\)\) \S+\)$/,
      );
      for (const { headers } of allParts(raw))
        for (const header of headers) expect(header.name).not.toBe("bcc");

      const read = await simpleParser(Buffer.from(mime));
      expect(read.from?.value.map(({ address }) => address)).toEqual([mailbox.address]);
      // What the forms take is what arrives.
      const [taken, block] = [requiredLine(300).safeParse(subject), textBlock(20_000).safeParse(text)];
      if (taken.success && taken.data === subject) expect(read.subject).toBe(subject);
      if (block.success && block.data === text) expect(read.text?.startsWith(text)).toBe(true);
      const named = requiredLine(100).safeParse(name);
      // A sender's name that looks encoded is refused by the form.
      if (named.success && named.data === name && !/=\?.*\?=/.test(name))
        expect(read.from?.value[0]?.name).toBe(name);
      expect(read.attachments.find(({ related }) => !related)?.filename).toBe(filename);
    },
  );
  const examples: [string, string, string, string][] = [
    ["=?utf-8?Q?Bcc=3A?=", ".\n..\nFrom x\n", "=?utf-8?B?QmNj?=", "=?utf-8?Q?a?=.txt"],
    [`💥=?${"ř".repeat(290)}`, "\r\nBcc: zly@jinde.example", "<zly@jinde.example>", "a\r\nBcc: b.txt"],
  ];
  await fc.assert(property, { numRuns: 300, examples });
});
