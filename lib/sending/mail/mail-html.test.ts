import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { MAX_SIGNATURE, MAX_TEXT } from "../templates/choices.ts";
import { mailContent } from "./mail-content.ts";
import { mailHtml } from "./mail-html.ts";

const base = mailContent(sampleInvoice(), {
  ...{ kind: "invoice", text: "Dobrý den", link: "https://faktury.example/i/1", signature: "", overdue: "" },
  ...{ logo: undefined, payment: undefined },
});

/** Its tags without what paragraphs and lines of text add. */
const tagsOf = (html: string) =>
  (html.match(/<[^>]*>?/g) ?? []).filter((tag) => !/^<(br>|\/?p\b|\/?div\b)/.test(tag));

test("whatever is written, signed or named, the tags are ours alone", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "<script>",
      "<img src=x onerror=alert(1)>",
      `" onload="x`,
      "'",
      "&lt;",
      "</style>",
      "]]>",
      "<!--",
      "\n\n",
    ),
  );
  const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(""));
  const ours = tagsOf(mailHtml(base));
  fc.assert(
    fc.property(text, text, text, (written, signature, name) => {
      const facts = base.facts.map(({ label }) => ({ label, value: name }));
      const sender = { ...base.sender, name, lines: [name, written] };
      const html = mailHtml({ ...base, text: written, signature, facts, sender });
      expect(tagsOf(html)).toEqual(ours);
    }),
  );
});

test("with the longest text and signature that forms take, Gmail does not cut it", () => {
  const paragraph = 'Příliš žluťoučký kůň úpěl ďábelské ódy & "citát".\n\n';
  const text = paragraph.repeat(MAX_TEXT / paragraph.length);
  const html = mailHtml({ ...base, text, signature: "ř\n".repeat(MAX_SIGNATURE / 2) });
  expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
});
