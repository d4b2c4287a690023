import type { Locale } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { documentFileName } from "./document-file-name.ts";
import { renderIsdoc } from "./isdoc/render-isdoc.ts";
import { isIssued } from "./issued-invoice.ts";
import { type ArchivedFile, zipArchive } from "./zip-archive.ts";

/**
 * The issued ones of these documents as ISDOC, in one ZIP. Where there is none, the archive holds a text that says so
 * in the reader's language: an empty one looks broken.
 */
export function isdocArchive(
  pages: AsyncIterable<Invoice[]>,
  locale: Locale,
  now = new Date(),
): AsyncGenerator<Uint8Array> {
  return zipArchive(isdocFiles(pages, locale), now);
}

async function* isdocFiles(pages: AsyncIterable<Invoice[]>, locale: Locale): AsyncGenerator<ArchivedFile> {
  const taken = new Set<string>();
  for await (const page of pages)
    for (const invoice of page.filter(isIssued)) {
      const name = freeName(documentFileName(invoice, "isdoc"), taken);
      taken.add(name);
      yield { name, content: renderIsdoc(invoice) };
    }
  if (taken.size > 0) return;
  const text = translatorFor(locale, "invoiceExport")("noIsdoc");
  yield { name: "isdoc.txt", content: Buffer.from(`\ufeff${text}\r\n`) };
}

// Numbers 2026/1 and 2026-1 give the same name.
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const [stem, ending] = name.split(".");
  for (let order = 2; ; order += 1) {
    const next = `${stem}-${order}.${ending}`;
    if (!taken.has(next)) return next;
  }
}
