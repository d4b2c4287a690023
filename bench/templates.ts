import QRCode from "qrcode";
import { invoiceDocument } from "#lib/documents/invoice-document.ts";
import { mailContent } from "#lib/sending/mail/mail-content.ts";
import { mailHtml } from "#lib/sending/mail/mail-html.ts";
import { mailPlainText } from "#lib/sending/mail/mail-plain-text.ts";
import { defaultTemplate } from "#lib/sending/templates/read-template.ts";
import { fillMail } from "#lib/sending/templates/render-mail.ts";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { median, p95, type Row, timeInTurn } from "./measure.ts";

const ROUNDS = 200;

/** A mail from its template: filled, both bodies, the QR code; beside the QR package's own picture of the same code. */
export async function templates(): Promise<Row[]> {
  const invoice = sampleInvoice();
  const template = defaultTemplate("invoice", invoice.language, invoice.seller);
  const code = invoiceDocument(invoice).paymentCode?.text ?? "";
  const times = await timeInTurn(
    () => {
      const { text } = fillMail(template, invoice, { kind: "invoice" });
      const nothing = { link: undefined, logo: undefined, payment: undefined };
      const content = mailContent(invoice, { kind: "invoice", text, signature: "", overdue: "", ...nothing });
      return [mailHtml(content), mailPlainText(content)];
    },
    () => QRCode.toBuffer(code, { scale: 6 }),
    ROUNDS,
  );
  const [ours, peer] = [median(times.ours), median(times.peer)];
  return [
    {
      ...{ name: "mail from its template", unit: "ms", median: ours, p95: p95(times.ours) },
      peer: { name: "the QR package's picture alone", median: peer },
      ...{ ratio: ours / peer, aim: "≤ 1 ×", met: ours <= peer },
    },
  ];
}
