import { escapeXml } from "../xml.ts";

/** What a PDF says of itself, in its dictionary of information and, for archives, in XMP alike. */
export type PdfInfo = {
  Title: string;
  Author: string;
  Creator: string;
  Producer: string;
  CreationDate: Date;
};

/**
 * The information as XMP (ISO 16684-1), the same as in the dictionary, as PDF/A wants it. pdfkit writes it too,
 * but does not escape it: a company named "Novák & syn" would break the file.
 */
export function xmpDescription(info: PdfInfo, language: string): string {
  const date = `${info.CreationDate.toISOString().slice(0, 19)}Z`;
  const [title, author, creator, producer] = [info.Title, info.Author, info.Creator, info.Producer].map(
    escapeXml,
  );
  return `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:CreatorTool>${creator}</xmp:CreatorTool>
<pdf:Producer>${producer}</pdf:Producer>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>`;
}
