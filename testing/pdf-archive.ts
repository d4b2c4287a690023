import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What a PDF says of itself and holds besides its pages, as another program reads it. */
export async function pdfArchive(bytes: Uint8Array) {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const { info, metadata } = await document.getMetadata();
  const archive = {
    info: info as Record<string, unknown>,
    xmp: String(metadata?.getRaw()),
    attachments: await attachmentsOf(document),
    roles: await rolesOf(document),
  };
  await task.destroy();
  return archive;
}

async function attachmentsOf(document: PDFDocumentProxy): Promise<Map<string, Uint8Array | null>> {
  const contents = new Map<string, Uint8Array | null>();
  for (const [id, { filename }] of (await document.getAttachments()) ?? [])
    contents.set(filename, await document.getAttachmentContent(id));
  return contents;
}

/** The roles of the structure of the first page, in the order of reading. */
async function rolesOf(document: PDFDocumentProxy): Promise<string[]> {
  const tree = await (await document.getPage(1)).getStructTree();
  return tree ? rolesUnder(tree) : [];
}

type StructTreeNode = NonNullable<Awaited<ReturnType<PDFPageProxy["getStructTree"]>>>;

function rolesUnder({ role, children }: StructTreeNode): string[] {
  return [role, ...children.flatMap((child) => ("role" in child ? rolesUnder(child) : []))];
}
