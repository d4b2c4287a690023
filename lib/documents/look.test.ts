import { expect, test } from "vitest";
import { looks } from "#lib/company/look/choices.ts";
import { parseParties } from "#lib/invoices/parties.ts";
import { pdfArchive } from "#testing/pdf-archive.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { jpegParts, markPng, pictureOf } from "#testing/pictures.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";

const logo = pictureOf(markPng(), { width: 120, height: 120 });
const signature = pictureOf(jpegParts(300, 100), { width: 300, height: 100 }, "image/jpeg");
const pictures = { logo, signature };
const look = { accent: "#9f1239", logo: logo.sha256, signature: signature.sha256 };
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

test.each(looks)("the look %s has both pictures, all of the text, and is an archive still", async (name) => {
  const invoice = sampleInvoice({ look: { ...look, name }, lines: sampleLines(60) });
  const bytes = await renderInvoicePdf(invoice, pictures);
  const raw = latin(bytes);
  expect(raw.match(/\/Subtype \/Image/g)).toHaveLength(3);
  expect(raw.match(/\/SMask \d+ 0 R/g)).toHaveLength(1);
  expect(raw.match(/\/Filter \/DCTDecode/g)).toHaveLength(1);
  const { xmp, roles } = await pdfArchive(bytes);
  expect(xmp).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
  expect(roles.slice(0, 5)).toEqual(["Root", "Document", "H1", "P", "Figure"]);
  const text = (await pdfText(bytes)).join(" ");
  for (const { description } of invoice.lines) expect(text).toContain(description);
  expect(text).toContain("Faktura 20260042");
});

test("the same document with its pictures gives the same bytes", async () => {
  const invoice = sampleInvoice({ look: { ...look, name: "band" } });
  const first = await renderInvoicePdf(invoice, pictures);
  expect(Buffer.from(first).equals(Buffer.from(await renderInvoicePdf(invoice, pictures)))).toBe(true);
});

test("a document is never drawn without its pictures, nor with others", async () => {
  const invoice = sampleInvoice({ look: { ...look, name: "clear" } });
  await expect(renderInvoicePdf(invoice)).rejects.toThrow("logo");
  await expect(renderInvoicePdf(invoice, { ...pictures, signature: logo })).rejects.toThrow("signature");
  await expect(renderInvoicePdf(sampleInvoice(), { logo })).rejects.toThrow("logo");
});

test("a document from before there were looks keeps the one that there was", async () => {
  const { seller, buyer, look: first } = sampleInvoice();
  expect(parseParties({ seller, buyer })).toEqual({ seller, buyer, look: first });
});

test("a signature that finds no room goes on to the next page", async () => {
  const invoice = (count: number) =>
    sampleInvoice({ look: { ...look, name: "plain" }, lines: sampleLines(count) });
  const pagesOf = async (count: number) =>
    (await pdfText(await renderInvoicePdf(invoice(count), pictures))).length;
  const pages: number[] = [];
  for (let count = 1; count < 21; count += 4) pages.push(await pagesOf(count));
  expect(pages[0]).toBe(1);
  expect(pages.at(-1)).toBe(2);
});
