import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "#lib/base/dates.ts";
import { formatMoney } from "#lib/base/money.ts";
import type { Result } from "#lib/base/result.ts";
import type { PaymentView } from "#lib/invoices/payments/list-payments.ts";
import type { PaymentForm } from "#lib/invoices/payments/schema.ts";
import { type PayableInvoice, PaymentDialog } from "./payment-dialog.tsx";
import { PaymentRemoval } from "./payments-removal.tsx";

type Props = {
  invoice: PayableInvoice & { paid: boolean };
  payments: PaymentView[];
  record: (input: PaymentForm) => Promise<Result<void>>;
  remove: (input: { id: string }) => Promise<Result<void>>;
};

/** What was paid of an invoice, and what is left; nothing before its first payment. */
export function Payments({ invoice, payments, record, remove }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  if (payments.length === 0) return null;
  const money = (minor: bigint) => formatMoney(minor, invoice.currency, locale);
  return (
    <section aria-label={t("payments")} className="rounded-box border border-base-300 bg-base-100 p-5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg font-semibold">{t("payments")}</h2>
        <p className="font-medium tabular-nums">
          <Rest invoice={invoice} />
        </p>
      </div>
      <ul className="divide-y divide-base-300">
        {payments.map(({ id, paidOn, amountMinor, note }) => (
          <li
            key={id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-2 sm:grid-cols-[7rem_auto_minmax(0,1fr)_auto]"
          >
            <span className="text-base-content/70 tabular-nums">{formatDay(paidOn, locale)}</span>
            <span className="text-right font-medium whitespace-nowrap tabular-nums">
              {money(amountMinor)}
            </span>
            <span className={`wrap-anywhere ${note && "max-sm:col-span-2"}`}>{note}</span>
            <div className="max-sm:col-start-2">
              <PaymentRemoval
                id={id}
                text={t("removePaymentText", {
                  amount: money(amountMinor),
                  day: formatDay(paidOn, locale),
                })}
                action={remove}
              />
            </div>
          </li>
        ))}
      </ul>
      {invoice.paid && (
        <div className="mt-2 -ml-3">
          <PaymentDialog invoice={invoice} another action={record} />
        </div>
      )}
    </section>
  );
}

function Rest({ invoice }: { invoice: PayableInvoice }) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const { totalMinor, leftMinor, currency } = invoice;
  const back = totalMinor < 0n;
  const rest = back ? -leftMinor : leftMinor;
  const amount = formatMoney(rest < 0n ? -rest : rest, currency, locale);
  if (rest === 0n) return t(back ? "returnedAll" : "paidAll");
  if (rest < 0n) return t("overpaid", { amount });
  return t(back ? "leftToReturn" : "leftToPay", { amount });
}
