import { type Day, formatDay } from "#lib/base/dates.ts";
import { formatAmount, formatQuantity, formatRate } from "#lib/base/format-number.ts";
import type { Locale } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { formatMoney } from "#lib/base/money.ts";
import { formatIban } from "#lib/company/bank-account.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import type { RateRecap } from "#lib/invoices/totals.ts";
import { accountNumber } from "./account-number.ts";
import { type PartyBlock, partyBlock } from "./party-block.ts";
import { paymentCode } from "./payment-code.ts";

export type Fact = { label: string; value: string };
/** `quantity` and `fraction` are the two sides of the decimal sign: "1" and ",5". */
export type Row = {
  description: string;
  quantity: string;
  fraction: string;
  unit: string;
  unitPrice: string;
  vatRate: string;
  amount: string;
};

/** An invoice as it is printed: every word and number in the customer's language, nothing left to decide but places. */
export type InvoiceDocument = {
  language: Locale;
  title: string;
  subtitle: string;
  number: string;
  draftMark: string;
  seller: PartyBlock;
  buyer: PartyBlock;
  dates: Fact[];
  /** The amount first. */
  payment: Fact[];
  iban: Fact | null;
  paymentCode: { label: string; text: string } | null;
  /** Labels of the columns; no VAT rate for those who do not pay VAT. */
  columns: Omit<Row, "unit" | "fraction">;
  rows: Row[];
  /** Head, a row for each rate, and their sum where there are several; null without VAT. */
  recap: { label: string; columns: string[]; rows: string[][]; sum: string[] } | null;
  total: Fact;
  note: string;
  createdOn: Day;
};

export function invoiceDocument(invoice: Invoice): InvoiceDocument {
  const { language, seller, buyer, totals, currency } = invoice;
  const t = translatorFor(language, "document");
  const draft = invoice.state === "draft";
  const abroad = seller.country !== buyer.country;
  const money = (minor: bigint) => formatMoney(minor, currency, language);
  return {
    language,
    title: t("invoice"),
    subtitle: draft ? t("draft") : seller.vatPayer ? t("taxDocument") : "",
    number: invoice.number ?? "",
    draftMark: draft ? t("draftMark") : "",
    seller: partyBlock(t("seller"), seller, language, abroad, {
      status: seller.vatPayer ? "" : t("nonPayer"),
      small: seller.registerEntry,
    }),
    buyer: partyBlock(t("buyer"), buyer, language, abroad),
    dates: datesOf(invoice),
    ...paymentOf(invoice),
    columns: {
      description: t("description"),
      quantity: t("quantity"),
      unitPrice: t("unitPrice"),
      vatRate: seller.vatPayer ? t("vatRate") : "",
      amount: t(seller.vatPayer ? "amountWithoutVat" : "amount"),
    },
    rows: invoice.lines.map((line, index) => ({
      description: line.description,
      ...splitQuantity(line.quantity, language),
      unit: line.unit,
      unitPrice: formatAmount(line.unitPriceMinor, language),
      vatRate: seller.vatPayer ? formatRate(line.vatRate, language) : "",
      amount: formatAmount(totals.lineMinor[index] ?? 0n, language),
    })),
    recap: seller.vatPayer ? recapOf(invoice) : null,
    total: { label: t("total"), value: money(totals.totalMinor) },
    note: invoice.note,
    createdOn: invoice.issuedOn ?? invoice.suppliedOn,
  };
}

function splitQuantity(decimal: string, language: Locale) {
  const text = formatQuantity(decimal, language);
  const places = decimal.split(".")[1]?.length;
  const sign = places ? text.length - places - 1 : text.length;
  return { quantity: text.slice(0, sign), fraction: text.slice(sign) };
}

function datesOf({ language, seller, issuedOn, suppliedOn, dueOn }: Invoice): Fact[] {
  const t = translatorFor(language, "document");
  return [
    { label: t("issuedOn"), value: issuedOn ? formatDay(issuedOn, language) : "–" },
    { label: t(seller.vatPayer ? "taxableOn" : "suppliedOn"), value: formatDay(suppliedOn, language) },
    { label: t("dueOn"), value: formatDay(dueOn, language) },
  ];
}

function paymentOf(invoice: Invoice): Pick<InvoiceDocument, "payment" | "iban" | "paymentCode"> {
  const { language, seller, currency, totals, variableSymbol, dueOn, number } = invoice;
  const t = translatorFor(language, "document");
  const { iban, swift } = seller;
  const minor = totals.totalMinor;
  const code =
    number &&
    paymentCode({
      iban,
      swift,
      minor,
      currency,
      variableSymbol,
      dueOn,
      message: `${t("invoice")} ${number}`,
    });
  const facts = [
    { label: t("toPay"), value: formatMoney(minor, currency, language) },
    { label: t("variableSymbol"), value: variableSymbol },
    { label: t("account"), value: accountNumber(iban) ?? "" },
    { label: t("swift"), value: swift },
  ];
  return {
    payment: facts.filter(({ value }) => value !== ""),
    iban: iban ? { label: t("iban"), value: formatIban(iban) } : null,
    paymentCode: code ? { label: t("paymentCode"), text: code } : null,
  };
}

function recapOf({ language, totals }: Invoice): InvoiceDocument["recap"] {
  const t = translatorFor(language, "document");
  const amounts = ({ baseMinor, vatMinor, totalMinor }: Omit<RateRecap, "vatRate">) =>
    [baseMinor, vatMinor, totalMinor].map((minor) => formatAmount(minor, language));
  return {
    label: t("recap"),
    columns: [t("rate"), t("base"), t("vat"), t("withVat")],
    rows: totals.recap.map((row) => [formatRate(row.vatRate, language), ...amounts(row)]),
    sum: totals.recap.length > 1 ? [t("amount"), ...amounts(totals)] : [],
  };
}
