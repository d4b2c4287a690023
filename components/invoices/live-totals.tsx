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
  // The amount alone: a line that others are moved around is not drawn again.
  const compute = (line: InvoiceForm["lines"][number] | undefined) => (line ? previewAmount(line) : 0n);
  const amount = useWatch({ control, name: `lines.${position}`, compute });
  const shownOnce = position === 0 ? "" : "xl:sr-only";
  return (
    <p className="min-w-0 text-sm max-md:self-center md:text-right">
      <span className={`block font-medium md:mb-1 ${shownOnce}`}>{label}</span>{" "}
      <span className="block font-medium whitespace-nowrap tabular-nums md:leading-10">
        {formatAmount(amount, locale)}
      </span>
    </p>
  );
}
