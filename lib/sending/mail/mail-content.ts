import { type Day, formatDay } from "#lib/base/dates.ts";
import type { Locale } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { formatMoney } from "#lib/base/money.ts";
import type { Picture } from "#lib/company/pictures/read-pictures.ts";
import { type Fact, type InvoiceDocument, invoiceDocument } from "#lib/documents/invoice-document.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import type { TemplateKind } from "#prisma/client/enums.ts";
import { codePicture } from "./code-picture.ts";
import { type Inline, inlinePicture } from "./inline-picture.ts";
import { type MailLogo, mailLogo } from "./mail-logo.ts";

/** All that a mail says, in words: its two bodies are written from this alone. */
export type MailContent = {
  language: Locale;
  text: string;
  facts: Fact[];
  code: { picture: Inline; name: string; scan: string; alt: string } | null;
  button: { label: string; href: string } | null;
  signature: string;
  sender: { name: string; logo: MailLogo | null; lines: string[] };
  /** #rrggbb, readable on white. */
  accent: string;
};

export type MailOrder = {
  kind: TemplateKind;
  text: string;
  link: string | undefined;
  signature: string;
  logo: Picture | undefined;
  payment: { amountMinor: bigint; paidOn: Day } | undefined;
  /** How long it is overdue, in words; empty while it is not. */
  overdue: string;
};

export function mailContent(invoice: Invoice, order: MailOrder): MailContent {
  const document = invoiceDocument(invoice);
  const { language, seller } = invoice;
  return {
    ...{ language, text: order.text, signature: order.signature, accent: invoice.look.accent },
    facts: factsOf(invoice, document, order),
    code: order.kind === "receipt" ? null : codeOf(document),
    button: order.link === undefined ? null : { label: buttonLabel(invoice), href: order.link },
    sender: {
      name: seller.name,
      logo: mailLogo(order.logo),
      lines: [
        document.seller.address.join(", "),
        document.seller.numbers.map(({ label, value }) => `${label} ${value}`).join(", "),
      ].filter((line) => line !== ""),
    },
  };
}

function factsOf(invoice: Invoice, document: InvoiceDocument, order: MailOrder): Fact[] {
  const { language, kind, number } = invoice;
  const t = translatorFor(language, "mail");
  const name = { label: t(kind === "invoice" ? "number" : "documentNumber"), value: number ?? "" };
  return [name, ...moneyFacts(invoice, document, order)].filter(({ value }) => value !== "");
}

function moneyFacts(invoice: Invoice, document: InvoiceDocument, order: MailOrder): Fact[] {
  const { language, kind, state, totals, currency, paidMinor } = invoice;
  const t = translatorFor(language, "mail");
  if (order.kind === "receipt") return receiptFacts(invoice, document, order);
  // What nobody is to pay names no account.
  if (kind === "creditNote" || state === "paid" || totals.totalMinor <= paidMinor)
    return [{ label: t("amount"), value: formatMoney(totals.totalMinor, currency, language) }];
  const [toPay, ...whereTo] = document.payment;
  return [
    ...(toPay ? [toPay] : []),
    { label: t("dueOn"), value: formatDay(invoice.dueOn, language) },
    { label: t("overdue"), value: order.kind.startsWith("reminder") ? order.overdue : "" },
    ...(document.iban ? [...whereTo, document.iban] : []),
  ];
}

function receiptFacts(invoice: Invoice, { payment: [left] }: InvoiceDocument, order: MailOrder): Fact[] {
  const { language, currency, paidMinor, paidOn, totals } = invoice;
  const t = translatorFor(language, "mail");
  const day = order.payment?.paidOn ?? paidOn;
  const open = totals.totalMinor > paidMinor && left;
  return [
    { label: t("received"), value: formatMoney(order.payment?.amountMinor ?? paidMinor, currency, language) },
    { label: t("paidOn"), value: day ? formatDay(day, language) : "" },
    ...(open ? [left] : []),
  ];
}

function codeOf({ language, paymentCode }: InvoiceDocument): MailContent["code"] {
  if (!paymentCode) return null;
  const t = translatorFor(language, "mail");
  const { label: name, text } = paymentCode;
  const picture = inlinePicture("code", "image/png", codePicture(text));
  return { picture, name, scan: t("scan"), alt: t("codeAlt") };
}

function buttonLabel({ language, kind }: Invoice): string {
  return translatorFor(language, "mail")(kind === "invoice" ? "openInvoice" : "openDocument");
}
