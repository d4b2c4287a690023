import { useLocale, useTranslations } from "next-intl";
import { formatAmount, formatExchangeRate, formatRate } from "#lib/base/format-number.ts";
import type { HomeRecap } from "#lib/invoices/counting.ts";

type Props = { recap: HomeRecap; currency: string; charged: boolean };

const cell = "py-0.5 pl-4 font-normal sm:pl-6";

/** Base and VAT in the company's own currency, and the rate at which they were converted. */
export function HomeRecapTable({ recap, currency, charged }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const home = recap.currency;
  return (
    <table className="text-right text-sm tabular-nums">
      <caption className="pb-1 text-right">
        <span className="font-medium">{t("homeRecap", { home })}</span>{" "}
        <span className="whitespace-nowrap text-base-content/70">
          {t("homeRate", { currency, home, rate: formatExchangeRate(recap.rate, locale) })}
        </span>
      </caption>
      <thead className="border-b border-base-300 text-base-content/70">
        <tr>
          {charged && <th className={cell}>{t("rate")}</th>}
          <th className={cell}>{t("base")}</th>
          {charged && <th className={cell}>{t("vat")}</th>}
        </tr>
      </thead>
      <tbody>
        {recap.recap.map(({ vatRate, baseMinor, vatMinor }) => (
          <tr key={vatRate}>
            {charged && <td className={cell}>{formatRate(vatRate, locale)}</td>}
            <td className={cell}>{formatAmount(baseMinor, locale)}</td>
            {charged && <td className={cell}>{formatAmount(vatMinor, locale)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
