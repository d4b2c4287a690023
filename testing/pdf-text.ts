import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The text of each page of a PDF, as another program reads it: pieces joined by spaces, U+00A0 as a space. */
export async function pdfText(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const pieces = items.map((item) => ("str" in item ? item.str : ""));
    pages.push(
      pieces
        .filter((piece) => piece.trim() !== "")
        .join(" ")
        .replaceAll("\u00a0", " "),
    );
  }
  await task.destroy();
  return pages;
}
