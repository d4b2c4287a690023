import { expect, test } from "vitest";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { pdfPlaces } from "#testing/pdf-places.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { renderInvoicePdf } from "../../invoice-pdf.ts";
import { Sheet } from "../sheet.ts";
import { mixedWidth } from "./mixed-text.ts";

const withDescription = (description: string): Partial<Invoice> => ({
  lines: sampleLines(1).map((line) => ({ ...line, description })),
});
const rendered = (changes: Partial<Invoice>) => renderInvoicePdf(sampleInvoice(changes));
const squeezed = (text: string) => text.replace(/\s/g, "");

test.each([
  ["Czech and Slovak", "áäčďéěíĺľňóôŕřšťúůýž ÁÄČĎÉĚÍĹĽŇÓÔŔŘŠŤÚŮÝŽ"],
  ["Greek", "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία"],
  ["Cyrillic", "Съешь ещё этих мягких французских булок, їжак"],
  ["Hebrew", "שלום עולם"],
  ["Arabic", "مرحبا بالعالم"],
  ["Arabic whose letters differ by dots only", "بتثنيئ"],
  ["Persian", "گچپژ"],
  ["emoji", "🎉 😀 🧾"],
  ["emoji of several signs", "👩‍🍳 🇨🇿 👍🏽 👍 ❤️"],
])("%s is copied out of the document as it was written", async (_script, text) => {
  const [page = ""] = await pdfText(await rendered(withDescription(`Dort ${text} pro školku`)));
  expect(squeezed(page)).toContain(squeezed(`Dort ${text} pro školku`));
  expect(page).not.toContain("\ufffd");
});

test("words from right to left stand so, and are copied in the order of reading", async () => {
  const bytes = await rendered(withDescription("שלום עולם"));
  const [places = []] = await pdfPlaces(bytes);
  const leftOf = (word: string) => places.find(({ text }) => text === word)?.left;
  expect(leftOf("שלום")).toBeGreaterThan(leftOf("עולם") ?? Number.NaN);
  const [page = ""] = await pdfText(bytes);
  expect(squeezed(page)).toContain("שלוםעולם");
});

test("500 signs of mixed scripts without a space are all there, and none stands over the numbers", async () => {
  const description = "Žשםбα🎂".repeat(100).slice(0, 500);
  const bytes = await rendered(withDescription(description));
  const [page = ""] = await pdfText(bytes);
  for (const sign of "Žשםбα🎂") expect(page.split(sign).length - 1, sign).toBeGreaterThan(60);
  const [places = []] = await pdfPlaces(bytes);
  const quantity = places.find(({ text }) => text.startsWith("1,5"))?.left ?? Number.NaN;
  for (const { text, right } of places.filter((each) => /[שםбα🎂]/u.test(each.text)))
    expect(right, text).toBeLessThanOrEqual(quantity);
});

test.each(["regular", "bold"] as const)(
  "in %s, letters are as wide and stand as high in a line of several scripts as in one of their own",
  async (font) => {
    const sheet = emptySheet();
    const style = { font, size: 9.5, color: "#000000" };
    for (const text of [
      "Vídeňský dort, AVATAR To. ",
      "Съешь ещё",
      "Ξεσκεπάζω",
      "1 234,50 Kč",
      "fi ffi – “x”",
    ])
      expect(mixedWidth(sheet.doc, text, style), text).toBeCloseTo(sheet.widthOf(text, style), 6);
    sheet.text("Vídeňský dort", 100, 200, style);
    sheet.text("Vídeňský dort 🎂", 100, 300, style);
    const [places = []] = await pdfPlaces(sheet.bytes());
    const [alone, beside] = places.filter(({ text }) => text.startsWith("Vídeňský"));
    expect(beside?.left).toBeCloseTo(alone?.left ?? Number.NaN, 3);
    expect((beside?.top ?? 0) - (alone?.top ?? 0)).toBeCloseTo(100, 3);
  },
);

function emptySheet(): Sheet {
  const info = { Title: "", Author: "", Creator: "", Producer: "", CreationDate: new Date(0) };
  const sheet = new Sheet(info, "cs", { accent: "#000000", head: "line", panel: null });
  sheet.doc.addPage();
  return sheet;
}

const fontsOf = (bytes: Uint8Array) =>
  new Set(
    Buffer.from(bytes)
      .toString("latin1")
      .match(/(?<=\/BaseFont \/[A-Z]{6}\+)\S+/g),
  );

test("only the fonts that a document needs are in it, and of them what it needs", async () => {
  const plain = await rendered(withDescription("Žluťoučký kůň – ďábelské ódy"));
  expect(fontsOf(plain)).toEqual(new Set(["NotoSans-Regular", "NotoSans-SemiBold"]));
  const mixed = await rendered(withDescription("שלום مرحبا 🎂"));
  expect(fontsOf(mixed)).toEqual(
    new Set([...fontsOf(plain), "NotoSansHebrew-Regular", "NotoSansArabic-Regular", "NotoEmoji-Regular"]),
  );
  expect(mixed.length - plain.length).toBeLessThan(20_000);
});

test("the same invoice gives the same bytes, whatever was drawn in between", async () => {
  const changes = withDescription("שלום مرحبا 👍🏽 👍");
  const first = await rendered(changes);
  await rendered(withDescription("👍 תודה شكرا"));
  expect(Buffer.from(first).equals(Buffer.from(await rendered(changes)))).toBe(true);
});
