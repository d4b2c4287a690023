const NAMESPACE = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
export const FACTUR_X_FILE = "factur-x.xml";

/** What the metadata of the PDF say of the file inside. */
const properties = [
  { name: "DocumentType", value: "INVOICE", means: "The type of the hybrid document in capital letters" },
  { name: "DocumentFileName", value: FACTUR_X_FILE, means: "The name of the embedded XML document" },
  { name: "Version", value: "1.0", means: "The version of the standard of the embedded XML document" },
  {
    name: "ConformanceLevel",
    value: "EN 16931",
    means: "The conformance level of the embedded XML document",
  },
];

/** As XMP, with the schema of its properties, which PDF/A wants described in the file itself (ISO 19005-3, 6.6.2.3). */
export function facturXDescription(): string {
  return `<rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}">
${properties.map(({ name, value }) => `<fx:${name}>${value}</fx:${name}>`).join("\n")}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
${properties.map(describedProperty).join("\n")}
</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
}

const describedProperty = ({ name, means }: (typeof properties)[number]): string =>
  `<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>${name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>${means}</pdfaProperty:description>
</rdf:li>`;
