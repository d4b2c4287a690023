import { useLocale } from "next-intl";
import { type Control, useWatch } from "react-hook-form";
import { formatAmount } from "#lib/base/format-number.ts";
import { previewTotals } from "#lib/invoices/preview-totals.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { InvoiceTotals } from "./invoice-totals.tsx";

type Form = { control: Control<InvoiceForm> };

/** What all lines come to, as they are being typed. */
export function LiveTotals({ control, ...shown }: Form & { currency: string; withVat: boolean }) {
  const lines = useWatch({ control, name: "lines" });
  return <InvoiceTotals totals={previewTotals(lines)} {...shown} />;
}

/** What one line comes to. */
export function LiveAmount({ control, position, label }: Form & { position: number; label: string }) {
  const locale = useLocale();
  const line = useWatch({ control, name: `lines.${position}` });
  const [amount = 0n] = previewTotals(line ? [line] : []).lineMinor;
  const shownOnce = position === 0 ? "" : "xl:sr-only";
  return (
    <p className="min-w-0 text-sm max-sm:self-center sm:text-right">
      <span className={`font-medium sm:mb-1 sm:block ${shownOnce}`}>{label}</span>{" "}
      <span className="leading-10 font-medium whitespace-nowrap tabular-nums sm:block">
        {formatAmount(amount, locale)}
      </span>
    </p>
  );
}
