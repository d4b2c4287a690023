import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatAmount, formatQuantity, formatRate } from "#lib/base/format-number.ts";
import type { Locale } from "#lib/base/locale.ts";
import type { InvoiceLine } from "#lib/invoices/read-invoice.ts";
import type { Totals } from "#lib/invoices/totals.ts";

type Props = {
  lines: InvoiceLine[];
  totals: Totals;
  /** Whether VAT is charged. */
  charged: boolean;
  amountLabel: string;
};

/** The lines as a table; on a phone each is a description with its sum under it. */
export function InvoiceLines({ lines, totals, charged, amountLabel }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const discounted = lines.some(({ discount = "0" }) => discount !== "0");
  const rows = lines.map((line, position) => ({ position, line, amount: totals.lineMinor[position] ?? 0n }));
  const right = "px-3 py-2 text-right whitespace-nowrap tabular-nums max-sm:inline max-sm:p-0 max-sm:text-sm";
  return (
    <table className="w-full text-left max-sm:block">
      <thead className="border-b border-base-content/40 text-sm text-base-content/70 max-sm:sr-only">
        <tr>
          <th className="py-2 pr-3 font-medium">{t("description")}</th>
          <th className="px-3 py-2 text-right font-medium">{t("quantity")}</th>
          <th className="px-3 py-2 text-right font-medium">{t("unitPrice")}</th>
          {discounted && <th className="px-3 py-2 text-right font-medium">{t("discountColumn")}</th>}
          {charged && <th className="px-3 py-2 text-right font-medium">{t("vatRate")}</th>}
          <th className="py-2 pl-3 text-right font-medium">{amountLabel}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-base-300 max-sm:block">
        {rows.map(({ position, line, amount }) => (
          <tr key={position} className="align-baseline max-sm:flow-root max-sm:py-3">
            <td className="py-2 pr-3 wrap-anywhere max-sm:block max-sm:p-0">{line.description}</td>
            <td className={right}>
              {formatQuantity(line.quantity, locale)} {line.unit}
            </td>
            <td className={right}>
              <span className="sm:hidden"> × </span>
              {formatAmount(line.unitPriceMinor, locale)}
            </td>
            {discounted && <td className={right}>{discountText(line, locale)}</td>}
            {charged && (
              <td className={right}>
                <span className="sm:hidden"> + </span>
                {formatRate(line.vatRate, locale)}
              </td>
            )}
            <td className="py-2 pl-3 text-right font-medium whitespace-nowrap tabular-nums max-sm:float-right max-sm:p-0">
              {formatAmount(amount, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function discountText({ discount = "0" }: InvoiceLine, locale: Locale): ReactNode {
  if (discount === "0") return null;
  return (
    <>
      <span className="sm:hidden"> − </span>
      {formatRate(discount, locale)}
    </>
  );
}
