import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { pdfArchive } from "#testing/pdf-archive.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { hasEInvoice } from "../en16931/e-invoice-source.ts";
import { isIssued } from "../issued-invoice.ts";
import { renderCii } from "./render-cii.ts";
import { renderFacturX } from "./render-factur-x.ts";

const invoice = sampleInvoice();
if (!isIssued(invoice) || !hasEInvoice(invoice)) throw new Error("the sample is an issued invoice");
const pdf = await renderFacturX(invoice);

test("the PDF holds its CII under the standard's name, and nothing else", async () => {
  const { attachments } = await pdfArchive(pdf);
  expect([...attachments.keys()]).toEqual(["factur-x.xml"]);
  const content = attachments.get("factur-x.xml") ?? new Uint8Array();
  expect(Buffer.from(content).equals(Buffer.from(renderCii(invoice)))).toBe(true);
});

test("it is an associated file, as PDF/A-3 and Factur-X want it", () => {
  const bytes = Buffer.from(pdf).toString("latin1");
  expect(bytes).toContain("/AFRelationship /Alternative");
  expect(bytes).toMatch(/\/Type \/Catalog[^%]*?\/AF \[\d+ 0 R\]/);
  expect(bytes).toContain("/Subtype /text#2Fxml");
});

test("the metadata say which profile is inside, and describe the schema that says it", async () => {
  const { xmp } = await pdfArchive(pdf);
  expect(XMLValidator.validate(xmp)).toBe(true);
  const parsed = new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(xmp);
  const descriptions: Record<string, unknown>[] = [parsed["x:xmpmeta"]["rdf:RDF"]["rdf:Description"]].flat();
  const all = Object.assign({}, ...descriptions);
  expect(all).toMatchObject({
    "pdfaid:part": "3",
    "pdfaid:conformance": "A",
    "fx:DocumentType": "INVOICE",
    "fx:DocumentFileName": "factur-x.xml",
    "fx:Version": "1.0",
    "fx:ConformanceLevel": "EN 16931",
  });
  const namespace = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
  expect(descriptions).toContainEqual(expect.objectContaining({ "@_xmlns:fx": namespace }));
  const schema = all["pdfaExtension:schemas"]["rdf:Bag"]["rdf:li"];
  expect(schema).toMatchObject({ "pdfaSchema:namespaceURI": namespace, "pdfaSchema:prefix": "fx" });
  const described = schema["pdfaSchema:property"]["rdf:Seq"]["rdf:li"];
  const names = described.map((property: Record<string, string>) => property["pdfaProperty:name"]);
  expect(names).toEqual(["DocumentType", "DocumentFileName", "Version", "ConformanceLevel"]);
});

test("people read the invoice as they always do", async () => {
  const [page] = await pdfText(pdf);
  expect(page).toContain("Faktura 20260042");
});
