import { useLocale, useTranslations } from "next-intl";
import { formatAmount, formatQuantity, formatRate } from "#lib/base/format-number.ts";
import type { InvoiceLine } from "#lib/invoices/read-invoice.ts";
import type { Totals } from "#lib/invoices/totals.ts";

type Props = { lines: InvoiceLine[]; totals: Totals; withVat: boolean };

/** The lines as a table; on a phone each is a description with its sum under it. */
export function InvoiceLines({ lines, totals, withVat }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const rows = lines.map((line, position) => ({ position, line, amount: totals.lineMinor[position] ?? 0n }));
  const right = "px-3 py-2 text-right whitespace-nowrap tabular-nums max-sm:inline max-sm:p-0 max-sm:text-sm";
  return (
    <table className="w-full text-left max-sm:block">
      <thead className="border-b border-base-content/40 text-sm text-base-content/70 max-sm:sr-only">
        <tr>
          <th className="py-2 pr-3 font-medium">{t("description")}</th>
          <th className="px-3 py-2 text-right font-medium">{t("quantity")}</th>
          <th className="px-3 py-2 text-right font-medium">{t("unitPrice")}</th>
          {withVat && <th className="px-3 py-2 text-right font-medium">{t("vatRate")}</th>}
          <th className="py-2 pl-3 text-right font-medium">{t(withVat ? "lineAmount" : "amount")}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-base-300 max-sm:block">
        {rows.map(({ position, line, amount }) => (
          <tr key={position} className="align-baseline max-sm:block max-sm:py-3">
            <td className="py-2 pr-3 wrap-anywhere max-sm:block max-sm:p-0">{line.description}</td>
            <td className={right}>
              {formatQuantity(line.quantity, locale)} {line.unit}
            </td>
            <td className={right}>
              <span className="sm:hidden"> × </span>
              {formatAmount(line.unitPriceMinor, locale)}
            </td>
            {withVat && (
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
