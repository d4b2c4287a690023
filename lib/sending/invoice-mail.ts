import { formatDay } from "#lib/base/dates.ts";
import { escapeHtml } from "#lib/base/escape-html.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { formatMoney } from "#lib/base/money.ts";
import { documentName } from "#lib/invoices/document-name.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";

export type MailText = { subject: string; text: string };

/** Subject and text that the dialog starts with: the default template in the customer's language. */
export function defaultInvoiceMail(invoice: Invoice): MailText {
  const t = translatorFor(invoice.language, "mail");
  const origin = invoice.origin?.number ?? "";
  const values = { ...facts(invoice), origin, company: invoice.seller.name };
  const name = documentName(invoice);
  return { subject: t(`${name}Subject`, values), text: t(`${name}Text`, values) };
}

/** The two bodies of the mail from one text: plain as written, and HTML with the invoice's facts in a table. */
export function invoiceMailBodies(invoice: Invoice, text: string): { text: string; html: string } {
  const t = translatorFor(invoice.language, "mail");
  const { number, total } = facts(invoice);
  const rows = [
    [t(invoice.kind === "invoice" ? "number" : "documentNumber"), number],
    ...(invoice.kind === "creditNote" ? [[t("amount"), total]] : paymentRows(invoice)),
  ].filter((row): row is [string, string] => Boolean(row[1]));
  const summary = rows.map(([label, value]) => `${label}: ${value}`).join("\n");
  return { text: `${text}\n\n-- \n${summary}\n`, html: layout(invoice, text, rows) };
}

function paymentRows(invoice: Invoice): string[][] {
  const t = translatorFor(invoice.language, "mail");
  const { total, dueOn } = facts(invoice);
  return [
    [t("total"), total],
    [t("dueOn"), dueOn],
    [t("account"), invoice.seller.iban],
    [t("variableSymbol"), invoice.variableSymbol],
  ];
}

function facts({ number, totals, currency, language, dueOn }: Invoice) {
  return {
    number: number ?? "",
    total: formatMoney(totals.totalMinor, currency, language),
    dueOn: formatDay(dueOn, language),
  };
}

// One table of a fixed greatest width: what mail programs of all ages draw alike.
function layout(invoice: Invoice, text: string, rows: [string, string][]): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`);
  const facts = rows.map(
    ([label, value]) =>
      `<tr><td style="padding:6px 16px 6px 0;color:#6b7280">${escapeHtml(label)}</td>` +
      `<td style="padding:6px 0;font-weight:600;word-break:break-word;overflow-wrap:anywhere">${escapeHtml(value)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${invoice.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
</head>
<body style="margin:0;padding:24px 12px;font-family:system-ui,-apple-system,'Segoe UI',Arial,sans-serif;font-size:16px;line-height:1.5">
<table role="presentation" align="center" width="100%" style="max-width:600px;margin:0 auto;border-collapse:collapse">
<tr><td>
${paragraphs.join("\n")}
<table role="presentation" style="border-collapse:collapse;border-top:1px solid #9ca3af;border-bottom:1px solid #9ca3af;margin:8px 0">
${facts.join("\n")}
</table>
</td></tr>
</table>
</body>
</html>
`;
}
