import { type Attachment, type ParsedMail, simpleParser } from "mailparser";

/** A message taken apart for reading. */
export type OpenedMessage = {
  html: string | undefined;
  text: string;
  /** As they stand in the message, a line each, long ones folded. */
  headers: string;
  files: { place: number; name: string; type: string; size: number }[];
};

export async function openMessage(mime: Uint8Array): Promise<OpenedMessage> {
  const mail = await parse(mime);
  return {
    html: mail.html || undefined,
    text: mail.text ?? "",
    headers: mail.headerLines.map(({ line }) => line).join("\n"),
    files: filesOf(mail).map(({ filename, contentType, size }, place) => ({
      place,
      name: filename ?? "",
      type: contentType,
      size,
    })),
  };
}

/** One file of a message, by its place in `files`. */
export async function openFile(
  mime: Uint8Array,
  place: number,
): Promise<{ name: string; content: Buffer } | undefined> {
  const file = filesOf(await parse(mime))[place];
  return file && { name: file.filename ?? "", content: file.content };
}

function parse(mime: Uint8Array): Promise<ParsedMail> {
  return simpleParser(Buffer.from(mime.buffer, mime.byteOffset, mime.byteLength));
}

// Pictures inside the text are shown there; the rest can be downloaded.
function filesOf(mail: ParsedMail): Attachment[] {
  return mail.attachments.filter((part) => !part.related);
}
