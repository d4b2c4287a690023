import { useLocale } from "next-intl";
import { type Control, useWatch } from "react-hook-form";
import { formatAmount } from "#lib/base/format-number.ts";
import type { CountingContext } from "#lib/invoices/counting.ts";
import { previewAmount, previewTotals } from "#lib/invoices/preview-totals.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { InvoiceTotals } from "./invoice-totals.tsx";

type Form = { control: Control<InvoiceForm> };

/** What the whole invoice comes to, as it is being typed. */
export function LiveTotals({ control, context }: Form & { context: CountingContext }) {
  const [lines, vatMode, pricesWithVat, discount, rounded, exchangeRate] = useWatch({
    control,
    name: ["lines", "vatMode", "pricesWithVat", "discount", "rounded", "exchangeRate"],
  });
  const typed = { lines, vatMode, pricesWithVat, discount, rounded, exchangeRate };
  return (
    <InvoiceTotals
      {...previewTotals(typed, context)}
      vatPayer={context.vatPayer}
      currency={context.currency}
    />
  );
}

/** What one line comes to. */
export function LiveAmount({ control, position, label }: Form & { position: number; label: string }) {
  const locale = useLocale();
  const line = useWatch({ control, name: `lines.${position}` });
  const shownOnce = position === 0 ? "" : "xl:sr-only";
  return (
    <p className="min-w-0 text-sm max-md:self-center md:text-right">
      <span className={`font-medium md:mb-1 md:block ${shownOnce}`}>{label}</span>{" "}
      <span className="leading-10 font-medium whitespace-nowrap tabular-nums md:block">
        {formatAmount(line ? previewAmount(line) : 0n, locale)}
      </span>
    </p>
  );
}
