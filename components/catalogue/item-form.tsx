"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox, SelectField, TextField } from "#components/ui/field.tsx";
import { formatRate } from "#lib/base/format-number.ts";
import { currencies } from "#lib/base/money.ts";
import type { Result } from "#lib/base/result.ts";
import type { CatalogueItemForm as Values } from "#lib/catalogue/schema.ts";

const loadSchema = () =>
  import("#lib/catalogue/schema.ts").then(({ catalogueItemSchema }) => catalogueItemSchema);

type Props = {
  values: Values;
  /** Null for whoever pays no VAT. */
  vatRates: string[] | null;
  action: (input: Values) => Promise<Result<{ id: string }>>;
};

export function ItemForm({ values, vatRates, action }: Props) {
  const t = useTranslations("catalogue");
  const common = useTranslations("common");
  const locale = useLocale();
  const router = useRouter();
  const onSuccess = () => router.push("/catalogue");
  const form = useActionForm({ schema: loadSchema, defaultValues: values, action, onSuccess });
  const { errors, isSubmitting } = form.formState;
  const field = (name: "description" | "unit" | "unitPrice" | "currency" | "vatRate") => ({
    label: t(name),
    ...form.register(name),
    defaultValue: values[name],
    problem: errors[name]?.message,
  });
  const rates = vatRates && [...new Set([...vatRates, values.vatRate])];
  return (
    <form
      {...form.attributes}
      className="max-w-3xl space-y-6 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <div className="grid items-start gap-4 sm:grid-cols-6">
        <TextField className="sm:col-span-6" autoComplete="off" {...field("description")} />
        <TextField className="sm:col-span-2" autoComplete="off" inputMode="decimal" {...field("unitPrice")} />
        <SelectField className="sm:col-span-2" hint={t("currencyHint")} {...field("currency")}>
          {currencies.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </SelectField>
        <TextField className="sm:col-span-2" autoComplete="off" hint={t("unitHint")} {...field("unit")} />
        {rates && (
          <SelectField className="sm:col-span-2" {...field("vatRate")}>
            {rates.map((rate) => (
              <option key={rate} value={rate}>
                {formatRate(rate, locale)}
              </option>
            ))}
          </SelectField>
        )}
        {rates && (
          <Checkbox
            className="sm:col-span-4 sm:pt-8"
            label={t("priceWithVat")}
            {...form.register("priceWithVat")}
          />
        )}
      </div>
      <FormProblem problem={form.problem} />
      <Button type="submit" look="primary" busy={isSubmitting}>
        {common("save")}
      </Button>
    </form>
  );
}
