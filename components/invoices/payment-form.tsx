import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Checkbox, TextField } from "#components/ui/field.tsx";
import { today } from "#lib/base/dates.ts";
import { formatMoney, minorToDecimal } from "#lib/base/money.ts";
import type { Result } from "#lib/base/result.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { leftAfter } from "#lib/invoices/payments/preview-payment.ts";
import type { PaymentForm as PaymentInput } from "#lib/invoices/payments/schema.ts";
import type { PayableInvoice } from "./payment-dialog.tsx";

const loadSchema = () =>
  import("#lib/invoices/payments/schema.ts").then(({ paymentSchema }) => paymentSchema);

type Props = {
  invoice: PayableInvoice;
  action: (input: PaymentInput) => Promise<Result<void>>;
  close: () => void;
  done: () => void;
};

/** Amount, day and note of a payment; it starts with what is left, today. */
export function PaymentForm({ invoice, action, close, done }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const { leftMinor } = invoice;
  const left = minorToDecimal(leftMinor);
  // One payment for one opened dialog: pressed twice, or sent again after a lost answer, it is recorded once.
  const [id] = useState(() => newUuid());
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: {
      ...{ id, invoiceId: invoice.id, leftMinor: String(leftMinor), paidOn: today(), note: "" },
      receipt: invoice.receipt?.ticked ?? false,
      amount: leftMinor === 0n ? "" : locale === "en" ? left : left.replace(".", ","),
    },
    action,
    onSuccess: done,
  });
  const { errors, isSubmitting } = form.formState;
  const amount = useWatch({ control: form.control, name: "amount" });
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label={t("paymentAmount")}
          inputMode="decimal"
          autoComplete="off"
          trailing={<span className="px-2 text-sm text-base-content/70">{invoice.currency}</span>}
          problem={errors.amount?.message}
          {...form.register("amount")}
        />
        <TextField
          label={t("paymentDay")}
          type="date"
          problem={errors.paidOn?.message}
          {...form.register("paidOn")}
        />
      </div>
      <AfterPayment invoice={invoice} amount={amount} />
      <TextField
        label={t("paymentNote")}
        autoComplete="off"
        problem={errors.note?.message}
        {...form.register("note")}
      />
      {invoice.receipt && (
        <Checkbox label={t("paymentReceipt")} hint={t("paymentReceiptHint")} {...form.register("receipt")} />
      )}
      <DialogButtons back={t("paymentBack")} onBack={close} submit={t("recordPayment")} busy={isSubmitting} />
    </form>
  );
}

/** What the payment as typed would leave, said before it is recorded: more than is left is allowed, not silent. */
function AfterPayment({ invoice, amount }: { invoice: PayableInvoice; amount: string }) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const { totalMinor, leftMinor, currency } = invoice;
  const after = leftAfter(leftMinor, amount);
  const back = totalMinor < 0n;
  const rest = after !== undefined && back ? -after : after;
  const money = (minor: bigint) => formatMoney(minor, currency, locale);
  return (
    <p role="status" className={`min-h-5 text-sm ${rest !== undefined && rest < 0n ? "font-medium" : ""}`}>
      {rest === 0n && t("leftNothing")}
      {rest !== undefined && rest > 0n && t(back ? "leftToReturn" : "leftToPay", { amount: money(rest) })}
      {rest !== undefined && rest < 0n && t("moreThanLeft", { amount: money(-rest) })}
    </p>
  );
}
