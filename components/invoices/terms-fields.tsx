import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { Checkbox, SelectField, TextField } from "#components/ui/field.tsx";
import { type CountingContext, homeCurrency, needsExchangeRate, vatModesOf } from "#lib/invoices/counting.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { AccountChoice, type InvoiceAccount } from "./account-choice.tsx";

type Props = {
  form: Pick<UseFormReturn<InvoiceForm>, "control" | "register" | "formState">;
  /** What they start with. */
  values: InvoiceForm;
  context: CountingContext;
  /** The company's own, to choose from where there are several. */
  accounts: InvoiceAccount[];
};

/** How the invoice is counted, which most people leave as it is; open where something is set, needed or wrong. */
export function TermsFields({ form, values, context, accounts }: Props) {
  const t = useTranslations("invoices");
  const { errors } = form.formState;
  const vatMode = useWatch({ control: form.control, name: "vatMode" });
  const modes = vatModesOf(context);
  const withRate = needsExchangeRate(context);
  const [home, currency] = [homeCurrency(context.country), context.currency];
  const text = (name: "discount" | "exchangeRate") => ({
    ...form.register(name),
    defaultValue: values[name],
    problem: errors[name]?.message,
    inputMode: "decimal" as const,
    autoComplete: "off",
  });
  return (
    <Details
      title={t(accounts.length > 1 ? "termsWithAccount" : "terms")}
      isOpen={isUsed(values)}
      wanted={
        (withRate && values.kind !== "proforma") ||
        Boolean(errors.discount ?? errors.exchangeRate ?? errors.vatMode)
      }
    >
      <div className="mt-4 grid max-w-xl items-start gap-4 sm:grid-cols-2">
        {modes.length > 1 && (
          <SelectField
            label={t("vatMode")}
            className="sm:col-span-2"
            {...form.register("vatMode")}
            defaultValue={values.vatMode}
            problem={errors.vatMode?.message}
          >
            {modes.map((mode) => (
              <option key={mode} value={mode}>
                {t(mode === "charged" && context.identified ? "mode_identified" : `mode_${mode}`)}
              </option>
            ))}
          </SelectField>
        )}
        {accounts.length > 1 && (
          <AccountChoice
            form={form}
            value={values.bankAccountId ?? ""}
            accounts={accounts}
            currency={currency}
          />
        )}
        <TextField label={t("wholeDiscountPercent")} {...text("discount")} />
        {withRate && (
          <TextField
            label={t("exchangeRate", { home, currency })}
            hint={values.kind !== "proforma" && t("exchangeRateHint", { home })}
            {...text("exchangeRate")}
          />
        )}
        {context.vatPayer && vatMode === "charged" && (
          <Checkbox
            label={t("pricesWithVat")}
            className="sm:col-span-2"
            {...form.register("pricesWithVat")}
          />
        )}
        <Checkbox
          label={t(currency === "EUR" ? "roundedCents" : "rounded", { currency })}
          className="sm:col-span-2"
          {...form.register("rounded")}
        />
      </div>
    </Details>
  );
}

function isUsed({ vatMode, pricesWithVat, discount, rounded, bankAccountId = "" }: InvoiceForm): boolean {
  return vatMode !== "charged" || pricesWithVat || discount !== "" || rounded || bankAccountId !== "";
}

type DetailsProps = { title: string; isOpen: boolean; wanted: boolean; children: ReactNode };

// Opens by itself when something in it becomes needed or wrong; otherwise it is under the person's hands.
function Details({ title, isOpen, wanted, children }: DetailsProps) {
  const [open, setOpen] = useState(isOpen || wanted);
  const [wantedBefore, setWantedBefore] = useState(wanted);
  if (wanted !== wantedBefore) {
    setWantedBefore(wanted);
    if (wanted) setOpen(true);
  }
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer py-1 text-sm font-medium">{title}</summary>
      {children}
    </details>
  );
}
