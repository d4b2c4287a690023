import { useLocale, useTranslations } from "next-intl";
import { formatRate } from "#lib/base/format-number.ts";
import { formatMoney } from "#lib/base/money.ts";
import { chargesVat, type HomeRecap, type Terms } from "#lib/invoices/counting.ts";
import type { Totals } from "#lib/invoices/totals.ts";
import { HomeRecapTable } from "./home-recap-table.tsx";

type Props = {
  totals: Totals;
  homeRecap: HomeRecap | null;
  terms: Pick<Terms, "vatMode" | "discount">;
  vatPayer: boolean;
  currency: string;
};

/** What the discount takes off, base, VAT of each rate, rounding and the total, with the decimal signs in a line. */
export function InvoiceTotals({ totals, homeRecap, terms, vatPayer, currency }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const money = (minor: bigint) => formatMoney(minor, currency, locale);
  const charged = chargesVat(terms.vatMode, { vatPayer });
  const discountMinor = totals.discounts.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const taxed = charged ? totals.recap.filter(({ vatRate }) => vatRate !== "0") : [];
  return (
    <div className="flex flex-col items-end gap-4">
      <dl className="grid w-fit max-w-full grid-cols-[auto_auto] gap-x-4 gap-y-1 text-right tabular-nums sm:gap-x-8">
        {discountMinor !== 0n && (
          <Row
            label={t("wholeDiscount", { percent: formatRate(terms.discount, locale) })}
            value={money(-discountMinor)}
          />
        )}
        {charged && <Row label={t("lineAmount")} value={money(totals.baseMinor)} />}
        {taxed.map(({ vatRate, vatMinor }) => (
          <Row
            key={vatRate}
            label={t("vatAtRate", { rate: formatRate(vatRate, locale) })}
            value={money(vatMinor)}
          />
        ))}
        {totals.roundingMinor !== 0n && <Row label={t("rounding")} value={money(totals.roundingMinor)} />}
        <dt className="self-baseline pt-1 font-medium">{t(totals.totalMinor < 0n ? "total" : "toPay")}</dt>
        <dd className="text-lg font-semibold whitespace-nowrap text-primary sm:text-xl">
          {money(totals.totalMinor)}
        </dd>
      </dl>
      {terms.vatMode !== "charged" && <p className="text-sm">{t(`says_${terms.vatMode}`)}</p>}
      {homeRecap && <HomeRecapTable recap={homeRecap} currency={currency} charged={charged} />}
    </div>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="text-base-content/70">{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
