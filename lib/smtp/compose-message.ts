import { randomUUID } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { literalSubject } from "./literal-subject.ts";

/** Without a type of its own a file has that of its name's ending; with `cid` it is shown within the HTML. */
export type Attachment = { filename: string; contentType?: string; content: Uint8Array; cid?: string };

export type MessageParts = {
  from: { name: string; address: string };
  /** Where answers go, if not to `from`. */
  replyTo?: string;
  to: string[];
  cc?: string[];
  /** The Message-ID of the message that this one belongs under. */
  thread?: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
  attachments?: Attachment[];
  messageId: string;
  date: Date;
};

/** A Message-ID of our own in the sender's domain, so that answers and retries can be recognised (RFC 5322 §3.6.4). */
export function newMessageId(address: string): string {
  return `<${randomUUID()}@${address.slice(address.lastIndexOf("@") + 1)}>`;
}

/**
 * The bytes of a MIME message: text and HTML part, attachments from memory only (never a path or an address).
 * Addresses must have passed `parseEmailAddress`: each goes in as one mailbox, so that none becomes two.
 */
export async function composeMessage(parts: MessageParts): Promise<Uint8Array<ArrayBuffer>> {
  const { replyTo, thread, ...rest } = parts;
  const mail = new MailComposer({
    ...rest,
    ...(replyTo !== undefined && { replyTo: { name: "", address: replyTo } }),
    to: parts.to.map(bare),
    cc: parts.cc?.map(bare),
    ...(thread !== undefined && { inReplyTo: thread, references: [thread] }),
    subject: literalSubject(parts.subject),
    text: oneLineBreak(parts.text),
    html: oneLineBreak(parts.html),
    attachments: parts.attachments?.map(({ content, ...described }) => ({
      ...described,
      content: Buffer.from(content),
    })),
    // As it travels (RFC 5321 §2.3.8): what is kept and hashed is what the server gets.
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return Uint8Array.from(await mail.compile().build());
}

// A lone CR within a body would travel as one: servers take it for the end of a line, or of the message.
const oneLineBreak = (body: string) => body.replace(/\r\n?/g, "\n");

const bare = (address: string) => ({ name: "", address });
