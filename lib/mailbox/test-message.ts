import { escapeHtml } from "#lib/base/escape-html.ts";
import type { Locale } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { composeMessage, newMessageId } from "#lib/smtp/compose-message.ts";
import type { Message } from "#lib/smtp/outcome.ts";
import type { MailboxTestValues } from "./schema.ts";

type Ends = Pick<MailboxTestValues, "address" | "fromName" | "replyTo" | "to" | "host" | "port">;

/** The message of a test: small and real, in the person's language, from the address that invoices come from. */
export async function composeTestMessage(ends: Ends, locale: Locale): Promise<Message> {
  const t = translatorFor(locale, "mailbox");
  const { address, fromName, replyTo, to, host, port } = ends;
  const paragraphs = [
    t("testMail.greeting"),
    t("testMail.body", { address, server: `${host}:${port}` }),
    t("testMail.end"),
  ];
  const mime = await composeMessage({
    from: { name: fromName, address },
    ...(replyTo !== "" && { replyTo }),
    to: [to],
    subject: t("testMail.subject"),
    text: paragraphs.join("\n\n"),
    html: paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("\n"),
    // RFC 3834 §5: nobody's holiday answer comes back.
    headers: { "Auto-Submitted": "auto-generated" },
    messageId: newMessageId(address),
    date: new Date(),
  });
  return { from: address, to: [to], mime };
}
