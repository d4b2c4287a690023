import { type Day, formatDay } from "#lib/base/dates.ts";
import { formatAmount, formatQuantity, formatRate } from "#lib/base/format-number.ts";
import type { Locale } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { formatMoney } from "#lib/base/money.ts";
import { formatIban } from "#lib/company/bank-account.ts";
import type { PictureKind } from "#lib/company/pictures/choices.ts";
import { chargesVat, isUnderVat, vatNotice } from "#lib/invoices/counting.ts";
import { documentName } from "#lib/invoices/document-name.ts";
import type { DocumentLook } from "#lib/invoices/parties.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { accountNumber } from "./account-number.ts";
import { type PartyBlock, partyBlock } from "./party-block.ts";
import { type PaymentCode, paymentCode } from "./payment-code.ts";
import { type SummaryBlock, summaryBlock } from "./summary-block.ts";

export type Fact = { label: string; value: string };
/** `quantity` and `fraction` are the two sides of the decimal sign: "1" and ",5". */
export type Row = {
  description: string;
  quantity: string;
  fraction: string;
  unit: string;
  unitPrice: string;
  /** A dash where this line has none, empty where no line has. */
  discount: string;
  vatRate: string;
  amount: string;
};

/** An invoice as it is printed: every word and number in the customer's language, nothing left to decide but places. */
export type InvoiceDocument = SummaryBlock & {
  language: Locale;
  title: string;
  subtitle: string;
  /** Under the title: what a credit note takes back, and why. */
  references: string[];
  number: string;
  draftMark: string;
  seller: PartyBlock;
  buyer: PartyBlock;
  dates: Fact[];
  /** The amount first. */
  payment: Fact[];
  iban: Fact | null;
  paymentCode: { label: string; text: string } | null;
  /** Labels of the columns; no rate where no VAT is charged, no discount where none of the lines has one. */
  columns: Omit<Row, "unit" | "fraction">;
  rows: Row[];
  /** Where a page ends among the lines: what so many of them come to, as their amounts are printed. */
  carryOver: { subtotal: string; carriedOver: string; after: (rows: number) => string };
  total: Fact;
  note: string;
  createdOn: Day;
  look: DocumentLook;
  /** What is said of the pictures to those who do not see them. */
  pictures: Record<PictureKind, string>;
};

export function invoiceDocument(invoice: Invoice): InvoiceDocument {
  const { language, seller, buyer, totals, currency } = invoice;
  const t = translatorFor(language, "document");
  const charged = chargesVat(invoice.vatMode, seller);
  const withVat = charged && invoice.pricesWithVat;
  const discounted = invoice.lines.some(({ discount = "0" }) => discount !== "0");
  const draft = invoice.state === "draft";
  const abroad = seller.country !== buyer.country;
  return {
    language,
    title: t(documentName(invoice)),
    subtitle: subtitleOf(invoice),
    references: referencesOf(invoice),
    number: invoice.number ?? "",
    draftMark: draft ? t("draftMark") : invoice.state === "cancelled" ? t("cancelledMark") : "",
    seller: partyBlock(t("seller"), seller, language, abroad, {
      status: statusOf(invoice),
      small: seller.registerEntry,
    }),
    buyer: partyBlock(t("buyer"), buyer, language, abroad),
    dates: datesOf(invoice),
    ...paymentOf(invoice),
    columns: {
      description: t("description"),
      quantity: t("quantity"),
      unitPrice: t("unitPrice"),
      discount: discounted ? t("discount") : "",
      vatRate: charged ? t("vatRate") : "",
      amount: t(withVat ? "withVat" : charged ? "amountWithoutVat" : "amount"),
    },
    rows: invoice.lines.map((line, index) => ({
      description: line.description,
      ...splitQuantity(line.quantity, language),
      unit: line.unit,
      unitPrice: formatAmount(line.unitPriceMinor, language),
      discount: discounted ? formatDiscount(line.discount, language) : "",
      vatRate: charged ? formatRate(line.vatRate, language) : "",
      amount: formatAmount(totals.lineMinor[index] ?? 0n, language),
    })),
    carryOver: {
      ...{ subtotal: t("subtotal"), carriedOver: t("carriedOver") },
      after: (rows) =>
        formatAmount(
          totals.lineMinor.slice(0, rows).reduce((sum, minor) => sum + minor, 0n),
          language,
        ),
    },
    ...summaryBlock(invoice),
    total: {
      label: t(invoice.kind === "creditNote" ? "amount" : "total"),
      value: formatMoney(totals.totalMinor, currency, language),
    },
    note: invoice.note,
    createdOn: invoice.issuedOn ?? invoice.suppliedOn,
    look: invoice.look,
    pictures: { logo: t("logo", { name: seller.name }), signature: t("signature") },
  };
}

function statusOf({ language, seller }: Invoice): string {
  const notice = vatNotice(seller);
  return notice ? translatorFor(language, "document")(notice) : "";
}

function subtitleOf({ language, kind, state, seller, vatMode }: Invoice): string {
  const t = translatorFor(language, "document");
  const draft = state === "draft" ? t("draft") : "";
  if (kind === "proforma") return [draft, t("notTaxDocument")].filter(Boolean).join(" · ");
  // A correction says in its title that it is a tax document.
  return draft || (kind === "invoice" && isUnderVat(vatMode, seller) ? t("taxDocument") : "");
}

// ZDPH § 45: the number of the original document and the reason of the correction.
function referencesOf({ language, kind, origin, reason }: Invoice): string[] {
  if (kind !== "creditNote") return [];
  const t = translatorFor(language, "document");
  const invoice =
    origin && t("creditedInvoice", { number: origin.number, date: formatDay(origin.issuedOn, language) });
  return [invoice ?? "", reason && t("creditReason", { reason })].filter((line) => line !== "");
}

function splitQuantity(decimal: string, language: Locale) {
  const text = formatQuantity(decimal, language);
  const places = decimal.split(".")[1]?.length;
  const sign = places ? text.length - places - 1 : text.length;
  return { quantity: text.slice(0, sign), fraction: text.slice(sign) };
}

function formatDiscount(discount = "0", language: Locale): string {
  return discount === "0" ? "–" : formatRate(discount, language);
}

function datesOf({ language, kind, seller, vatMode, issuedOn, suppliedOn, dueOn }: Invoice): Fact[] {
  const t = translatorFor(language, "document");
  const supplied = {
    label: t(isUnderVat(vatMode, seller) ? "taxableOn" : "suppliedOn"),
    value: formatDay(suppliedOn, language),
  };
  return [
    { label: t("issuedOn"), value: issuedOn ? formatDay(issuedOn, language) : "–" },
    ...(kind === "proforma" ? [] : [supplied]),
    { label: t("dueOn"), value: formatDay(dueOn, language) },
  ];
}

function paymentOf(invoice: Invoice): Pick<InvoiceDocument, "payment" | "iban" | "paymentCode"> {
  const { language, seller, currency, totals, variableSymbol, paidMinor } = invoice;
  const t = translatorFor(language, "document");
  const { iban, swift } = seller;
  // Money of a credit note goes the other way, to an account of the customer.
  const credit = invoice.kind === "creditNote";
  const left = totals.totalMinor - paidMinor;
  const partlyPaid = !credit && paidMinor > 0n && left > 0n;
  const toPay = {
    label: t(credit ? "amount" : partlyPaid ? "leftToPay" : "toPay"),
    value: formatMoney(partlyPaid ? left : totals.totalMinor, currency, language),
  };
  const facts = [
    toPay,
    { label: t("variableSymbol"), value: variableSymbol },
    { label: t("account"), value: credit ? "" : (accountNumber(iban) ?? "") },
    { label: t("swift"), value: credit ? "" : swift },
  ];
  const code = codeOf(invoice, left);
  return {
    payment: facts.filter(({ value }) => value !== ""),
    iban: iban && !credit ? { label: t("iban"), value: formatIban(iban) } : null,
    paymentCode: code && { label: t(`paymentCode_${code.standard}`), text: code.text },
  };
}

// For what is to be paid still: not for a draft, nor what is cancelled, paid already or follows a proforma.
function codeOf(invoice: Invoice, left: bigint): PaymentCode | null {
  const { kind, state, number, origin, seller, currency, variableSymbol, dueOn, language } = invoice;
  const payable = number && state !== "cancelled" && state !== "paid" && kind !== "creditNote" && left > 0n;
  if (!payable || origin?.kind === "proforma") return null;
  const message = `${translatorFor(language, "document")(documentName(invoice))} ${number}`;
  const { name, iban, swift } = seller;
  return paymentCode({ name, iban, swift, minor: left, currency, variableSymbol, dueOn, message });
}
