import { formatAmount, formatExchangeRate, formatRate } from "#lib/base/format-number.ts";
import type { Locale } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { formatMoney } from "#lib/base/money.ts";
import { chargesVat, type HomeRecap } from "#lib/invoices/counting.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import type { Fact } from "./invoice-document.ts";

/** Head, a row for each rate, and their sum where there are several. */
export type Recap = { label: string; columns: string[]; rows: string[][]; sum: string[] };

/** What stands under the lines, besides the total and the note. */
export type SummaryBlock = {
  /** Of VAT: in the invoice's currency, and in the seller's own where that is another. */
  recaps: Recap[];
  /** Between the lines and the total: a discount of the whole, rounding. */
  adjustments: Fact[];
  /** What the law or the prices want said: who pays the VAT, whether it is in the prices. */
  remarks: string[];
};

export function summaryBlock(invoice: Invoice): SummaryBlock {
  const charged = chargesVat(invoice.vatMode, invoice.seller);
  return {
    recaps: recapsOf(invoice, charged),
    adjustments: adjustmentsOf(invoice),
    remarks: remarksOf(invoice, charged),
  };
}

function recapsOf({ language, totals, currency, homeRecap }: Invoice, charged: boolean): Recap[] {
  const t = translatorFor(language, "document");
  const own = charged ? [recapOf(totals, t("recap"), language, charged)] : [];
  if (!homeRecap) return own;
  const rate = formatExchangeRate(homeRecap.rate, language);
  const label = t("homeRecap", { home: homeRecap.currency, currency, rate });
  return [...own, recapOf(homeRecap, label, language, charged)];
}

type Counted = Pick<HomeRecap, "recap" | "baseMinor" | "vatMinor" | "totalMinor">;

// Where no VAT is charged there is a base, and nothing else to say.
function recapOf(counted: Counted, label: string, language: Locale, charged: boolean): Recap {
  const t = translatorFor(language, "document");
  const amount = (minor: bigint) => formatAmount(minor, language);
  if (!charged) return { label, columns: [t("base")], rows: [[amount(counted.baseMinor)]], sum: [] };
  const amounts = ({ baseMinor, vatMinor }: Omit<Counted, "recap" | "totalMinor">) =>
    [baseMinor, vatMinor, baseMinor + vatMinor].map(amount);
  return {
    label,
    columns: [t("rate"), t("base"), t("vat"), t("withVat")],
    rows: counted.recap.map((row) => [formatRate(row.vatRate, language), ...amounts(row)]),
    sum: counted.recap.length > 1 ? [t("amount"), ...amounts(counted)] : [],
  };
}

function adjustmentsOf({ language, totals, currency, discount }: Invoice): Fact[] {
  const t = translatorFor(language, "document");
  const discountMinor = totals.discounts.reduce((total, { amountMinor }) => total - amountMinor, 0n);
  return [
    { label: `${t("discount")} ${formatRate(discount, language)}`, minor: discountMinor },
    { label: t("rounding"), minor: totals.roundingMinor },
  ]
    .filter(({ minor }) => minor !== 0n)
    .map(({ label, minor }) => ({ label, value: formatMoney(minor, currency, language) }));
}

function remarksOf({ language, vatMode, pricesWithVat }: Invoice, charged: boolean): string[] {
  const t = translatorFor(language, "document");
  if (charged) return pricesWithVat ? [t("pricesWithVat")] : [];
  return vatMode !== "charged" ? [t(vatMode)] : [];
}
