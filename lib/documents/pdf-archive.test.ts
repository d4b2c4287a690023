import { XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { isdocProblems } from "#testing/isdoc/read-isdoc.ts";
import { pdfArchive } from "#testing/pdf-archive.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";
import { renderIsdoc } from "./isdoc/render-isdoc.ts";
import { isIssued } from "./issued-invoice.ts";

const draft = { state: "draft", number: null, issuedOn: null, variableSymbol: "" } as const;
const archiveOf = async (changes: Partial<Invoice> = {}) =>
  pdfArchive(await renderInvoicePdf(sampleInvoice(changes)));

test("an issued invoice holds the ISDOC that can be downloaded, valid by the official schema", async () => {
  const invoice = sampleInvoice({ lines: sampleLines(30) });
  const { attachments } = await pdfArchive(await renderInvoicePdf(invoice));
  expect([...attachments.keys()]).toEqual(["invoice.isdoc"]);
  const content = attachments.get("invoice.isdoc") ?? new Uint8Array();
  expect(isdocProblems(content)).toEqual([]);
  if (!isIssued(invoice)) throw new Error("the sample is issued");
  expect(Buffer.from(content).equals(Buffer.from(renderIsdoc(invoice)))).toBe(true);
});

test("the attachment is an associated file, as PDF/A-3 and ISDOC want it", async () => {
  const bytes = Buffer.from(await renderInvoicePdf(sampleInvoice())).toString("latin1");
  expect(bytes).toContain("/AFRelationship /Alternative");
  expect(bytes).toMatch(/\/Type \/Catalog[^%]*?\/AF \[\d+ 0 R\]/);
  expect(bytes).toContain("/Subtype /text#2Fxml");
  expect(bytes).toMatch(/\/EF <<\s+\/F (\d+) 0 R\s+\/UF \1 0 R\s+>>/);
});

test("a draft holds none", async () => {
  expect((await archiveOf(draft)).attachments.size).toBe(0);
});

test.each([
  ["cs", "Faktura 20260042"],
  ["sk", "Faktúra 20260042"],
  ["en", "Invoice 20260042"],
] as const)("in %s it calls itself %s, and says that it is PDF/A-3a", async (language, title) => {
  const { info, xmp } = await archiveOf({ language });
  expect(info).toMatchObject({ Title: title, Author: "Truhlářství U Lípy s.r.o.", Language: language });
  expect(xmp).toContain("<pdfaid:part>3</pdfaid:part>");
  expect(xmp).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
  expect(xmp).toContain(`>${title}</rdf:li>`);
});

test("a name that is no XML breaks nothing", async () => {
  const { seller } = sampleInvoice();
  const { info, xmp } = await archiveOf({ seller: { ...seller, name: "Novák & syn <s.r.o.>" } });
  expect(info).toMatchObject({ Author: "Novák & syn <s.r.o.>" });
  expect(xmp).toContain("<rdf:li>Novák &amp; syn &lt;s.r.o.&gt;</rdf:li>");
  expect(XMLValidator.validate(xmp)).toBe(true);
});

test("who does not see it hears a heading, tables with heads, and a name for the picture", async () => {
  const { roles } = await archiveOf({ lines: sampleLines(2), note: "Děkujeme." });
  const row = (tag: string, cells: number) => ["TR", ...Array.from({ length: cells }, () => tag)];
  const paragraphs = (count: number) => Array.from({ length: count }, () => "P");
  expect(roles).toEqual([
    ...["Root", "Document", "H1", ...paragraphs(11), "Figure"],
    ...["Table", ...row("TH", 5), ...row("TD", 5), ...row("TD", 5), "P"],
    ...["Table", ...row("TH", 4), ...row("TD", 4), ...paragraphs(2)],
  ]);
});

test("heads repeated on further pages are decoration", async () => {
  const bytes = Buffer.from(await renderInvoicePdf(sampleInvoice({ lines: sampleLines(100) }))).toString(
    "latin1",
  );
  expect(bytes.match(/\/S \/TH/g)).toHaveLength(5 + 4);
  expect(bytes.match(/\/S \/TD/g)).toHaveLength(100 * 5 + 3 * 4);
});
