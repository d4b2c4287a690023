import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "#lib/base/dates.ts";
import { formatMoney } from "#lib/base/money.ts";
import type { MonthSum, YearSum } from "#lib/invoices/sum-months.ts";

// From the bottom up.
const parts = [
  { part: "paidMinor", word: "paid", look: "bg-success" },
  { part: "dueMinor", word: "due", look: "bg-info" },
  { part: "overdueMinor", word: "late", look: "bg-error" },
] as const;

/** What was issued in the last twelve months, as columns; the numbers stand in a table under them. */
export function MonthChart({ year: { currency, months } }: { year: YearSum }) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const [highest = 1n] = [1n, ...months.map(heightOf)].sort((a, b) => (a < b ? 1 : -1));
  const money = (minor: bigint) => formatMoney(minor, currency, locale);
  return (
    <figure className="rounded-box border border-base-300 bg-base-100 px-4 py-4 sm:px-5">
      <figcaption className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 text-sm">
        <span className="font-medium">{t("monthsIn", { currency })}</span>
        <span className="flex flex-wrap gap-x-4 gap-y-1 text-base-content/70">
          {parts.map(({ part, word, look }) => (
            <span key={part} className="flex items-center gap-1.5">
              <span className={`size-2.5 rounded-xs ${look}`} aria-hidden="true" />
              {t(word)}
            </span>
          ))}
        </span>
      </figcaption>
      <div className="flex h-36 gap-1 sm:gap-2" aria-hidden="true">
        {months.map((month) => (
          <div
            key={month.month}
            className="flex min-w-0 flex-1 flex-col-reverse border-b border-base-content/30"
          >
            {parts.map(({ part, look }) => (
              <div key={part} className={look} style={{ height: `${percent(month[part], highest)}%` }} />
            ))}
          </div>
        ))}
      </div>
      <div
        className="mt-1 flex gap-1 text-center text-xs text-base-content/70 tabular-nums sm:gap-2"
        aria-hidden="true"
      >
        {months.map(({ month }) => (
          <span key={month} className="min-w-0 flex-1">
            {Number(month.slice(5, 7))}
          </span>
        ))}
      </div>
      <details className="mt-3 text-sm">
        <summary className="w-fit cursor-pointer link">{t("monthsTable")}</summary>
        <div className="overflow-x-auto">
          <table className="mt-2 w-full text-right tabular-nums max-sm:text-xs">
            <thead className="text-base-content/70">
              <tr>
                <th className="py-1 text-left font-medium">{t("month")}</th>
                {parts.map(({ part, word }) => (
                  <th key={part} className="py-1 pl-3 sm:pl-4 font-medium">
                    {t(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-base-300">
              {months.map((month) => (
                <tr key={month.month}>
                  <th className="py-1 text-left font-normal whitespace-nowrap">
                    {formatMonth(month.month, locale)}
                  </th>
                  {parts.map(({ part }) => (
                    <td key={part} className="py-1 pl-3 sm:pl-4 whitespace-nowrap">
                      {money(month[part])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

// Credit notes may take more off a month than it has: then there is nothing to draw, and the table tells.
const drawn = (minor: bigint) => (minor > 0n ? minor : 0n);

function heightOf(month: MonthSum): bigint {
  return parts.reduce((sum, { part }) => sum + drawn(month[part]), 0n);
}

function percent(minor: bigint, highest: bigint): number {
  return Number((drawn(minor) * 10_000n) / highest) / 100;
}
