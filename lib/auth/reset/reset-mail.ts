import { escapeHtml } from "#lib/base/escape-html.ts";
import type { Locale } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import type { SystemMail } from "#lib/base/system-mail.ts";
import { composeMessage, newMessageId } from "#lib/smtp/compose-message.ts";
import type { Message } from "#lib/smtp/outcome.ts";

type To = { email: string; locale: Locale; link: string };

/** The mail with a link for a new password. It says of itself that no person wrote it (RFC 3834 §5). */
export async function resetMail(from: SystemMail["from"], { email, locale, link }: To): Promise<Message> {
  const t = translatorFor(locale, "mail");
  const host = new URL(link).host;
  const [before, after] = [t("reset.before", { email, host }), t("reset.after")];
  const button = `<p><a href="${escapeHtml(link)}">${escapeHtml(t("reset.button"))}</a></p>`;
  const html = [paragraphs(before), button, `<p>${escapeHtml(link)}</p>`, paragraphs(after)].join("\n");
  const mime = await composeMessage({
    ...{ from, to: [email], subject: t("reset.subject") },
    text: `${before}\n\n${link}\n\n${after}\n`,
    html: `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"></head><body style="max-width:36em;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere">\n${html}\n</body></html>\n`,
    headers: { "Auto-Submitted": "auto-generated" },
    ...{ messageId: newMessageId(from.address), date: new Date() },
  });
  return { from: from.address, to: [email], mime };
}

const paragraphs = (text: string) =>
  text
    .split("\n\n")
    .map((each) => `<p>${escapeHtml(each)}</p>`)
    .join("\n");
