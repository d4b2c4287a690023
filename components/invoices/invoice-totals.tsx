import { useLocale, useTranslations } from "next-intl";
import { formatRate } from "#lib/base/format-number.ts";
import { formatMoney } from "#lib/base/money.ts";
import type { Totals } from "#lib/invoices/totals.ts";

type Props = { totals: Totals; currency: string; withVat: boolean };

/** Base, VAT of each rate and the total, with the decimal signs below each other. */
export function InvoiceTotals({ totals, currency, withVat }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const money = (minor: bigint) => formatMoney(minor, currency, locale);
  const taxed = totals.recap.filter(({ vatRate }) => vatRate !== "0");
  return (
    <dl className="ml-auto grid w-fit max-w-full grid-cols-[auto_auto] gap-x-4 sm:gap-x-8 gap-y-1 text-right tabular-nums">
      {withVat && (
        <>
          <dt className="text-base-content/70">{t("lineAmount")}</dt>
          <dd>{money(totals.baseMinor)}</dd>
          {taxed.map(({ vatRate, vatMinor }) => (
            <div key={vatRate} className="contents">
              <dt className="text-base-content/70">
                {t("vatAtRate", { rate: formatRate(vatRate, locale) })}
              </dt>
              <dd>{money(vatMinor)}</dd>
            </div>
          ))}
        </>
      )}
      <dt className="self-baseline pt-1 font-medium">{t("toPay")}</dt>
      <dd className="text-lg sm:text-xl font-semibold whitespace-nowrap text-primary">
        {money(totals.totalMinor)}
      </dd>
    </dl>
  );
}
