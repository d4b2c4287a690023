import { useLocale, useTranslations } from "next-intl";
import { type Day, formatDay } from "#lib/base/dates.ts";
import { formatMoney } from "#lib/base/money.ts";
import { chargesVat, vatNotice } from "#lib/invoices/counting.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { InvoiceLines } from "./invoice-lines.tsx";
import { InvoiceTotals } from "./invoice-totals.tsx";
import { Party } from "./party.tsx";

/** The document's content on the screen, in the reader's language. */
export function InvoiceSheet({ invoice, account }: { invoice: Invoice; account: string }) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const day = (value: Day) => formatDay(value, locale);
  const { kind, seller, buyer, issuedOn, suppliedOn, dueOn, paidOn, totals, currency } = invoice;
  const charged = chargesVat(invoice.vatMode, seller);
  const notice = vatNotice(seller);
  const amount = charged ? (invoice.pricesWithVat ? "withVat" : "lineAmount") : "amount";
  const abroad = seller.country !== buyer.country;
  const facts: [string, string][] = [
    [t("issuedOn"), issuedOn ? day(issuedOn) : ""],
    // A proforma comes before any supply.
    [t("suppliedOn"), kind === "proforma" ? "" : day(suppliedOn)],
    [t("dueOn"), day(dueOn)],
    [
      t(paidOn || kind === "creditNote" || invoice.state === "cancelled" ? "total" : "toPay"),
      formatMoney(totals.totalMinor, currency, locale),
    ],
    [t("variableSymbol"), invoice.variableSymbol],
    [t("account"), kind === "creditNote" ? "" : account],
    [t("paidOn"), paidOn ? day(paidOn) : ""],
  ];
  return (
    <section className="space-y-8 rounded-box border border-base-300 bg-base-100 p-5 sm:p-8">
      <div className="grid gap-6 sm:grid-cols-2 sm:gap-10">
        <Party label={t("seller")} party={seller} withCountry={abroad} note={notice ? t(notice) : ""} />
        <Party label={t("customer")} party={buyer} withCountry={abroad} />
      </div>
      <dl className="grid grid-cols-[auto_auto] gap-x-6 gap-y-4 rounded-box bg-base-200 p-4 sm:grid-cols-3 sm:p-5">
        {facts
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label} className={`min-w-0 ${value.length > 16 ? "max-sm:col-span-2" : ""}`}>
              <dt className="text-sm text-base-content/70">{label}</dt>
              <dd className="font-medium wrap-anywhere tabular-nums">{value}</dd>
            </div>
          ))}
      </dl>
      <div>
        {invoice.pricesWithVat && <p className="text-sm text-base-content/70">{t("pricesWithVat")}</p>}
        <InvoiceLines lines={invoice.lines} totals={totals} charged={charged} amountLabel={t(amount)} />
      </div>
      <InvoiceTotals
        totals={totals}
        homeRecap={invoice.homeRecap}
        terms={invoice}
        vatPayer={seller.vatPayer}
        currency={currency}
      />
      {invoice.note && <p className="whitespace-pre-line wrap-anywhere">{invoice.note}</p>}
    </section>
  );
}
