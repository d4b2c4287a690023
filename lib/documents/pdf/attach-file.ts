type Attachment = { name: string; description: string; mediaType: string; bytes: Uint8Array; date: Date };

/**
 * Embeds a file that says the same as the document does to people, for machines: an associated file of PDF/A-3,
 * listed among the attachments too. pdfkit's own `file` leaves out `EF/UF`, which ISDOC 6.0.2 (3.2) requires.
 */
export function attachFile(
  doc: PDFKit.PDFDocument,
  { name, description, mediaType, bytes, date }: Attachment,
): void {
  const file = doc.ref({
    Type: "EmbeddedFile",
    Subtype: mediaType.replace("/", "#2F"),
    Params: { CreationDate: date, ModDate: date, Size: bytes.length },
  });
  file.end(bytes);
  const fileName = pdfString(name);
  const specification = doc.ref({
    Type: "Filespec",
    AFRelationship: "Alternative",
    ...{ F: fileName, UF: fileName, Desc: pdfString(description) },
    EF: { F: file, UF: file },
  });
  specification.end(undefined);
  doc.addNamedEmbeddedFile(name, specification);
  doc._root.data.AF = [...(doc._root.data.AF ?? []), specification];
}

// A bare string is a name to pdfkit, the object is a text.
const pdfString = (text: string): object => new String(text);
