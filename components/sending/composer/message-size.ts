import { encodedSize } from "#lib/sending/compose/choices.ts";
import type { MailPreview } from "#lib/sending/compose/preview-mail.ts";
import type { Uploaded } from "#lib/sending/uploads/schema.ts";

// Headers of the message and of its parts.
const HEADERS = 4_000;

/** About how many bytes the message has as it travels, attachments encoded. Pure. */
export function messageSize(
  preview: MailPreview | undefined,
  { pdf, isdoc }: { pdf: boolean; isdoc: boolean },
  files: Uploaded[],
): number {
  const { sizes = { pdf: 0, isdoc: 0 }, html = "", text = "" } = preview ?? {};
  const bodies = new Blob([html, text]).size;
  const attached = [pdf ? sizes.pdf : 0, isdoc ? sizes.isdoc : 0, ...files.map(({ size }) => size)];
  return [bodies, ...attached].reduce((sum, bytes) => sum + encodedSize(bytes), HEADERS);
}
