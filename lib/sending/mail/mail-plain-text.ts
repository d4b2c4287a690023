import type { MailContent } from "./mail-content.ts";

/** The plain body: what is written, the facts one on a line, the address of the page, and who writes. */
export function mailPlainText({ text, facts, button, signature, sender }: MailContent): string {
  const blocks = [
    text,
    signature,
    facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    button && `${button.label}:\n${button.href}`,
    // What stands under two dashes and a space is left out of answers (RFC 3676 §4.3).
    `-- \n${[sender.name, ...sender.lines].join("\n")}`,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}
