"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldGroup } from "#components/form/field-group.tsx";
import { FormFoot } from "#components/form/form-foot.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { SelectField, TextAreaField, TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import { homeCurrencies } from "#lib/company/choices.ts";
import type { CompanyForm as Values } from "#lib/company/schema.ts";
import { AccountFields } from "./account-fields.tsx";
import { VatStatusField } from "./vat-status-field.tsx";

const loadSchema = () => import("#lib/company/schema.ts").then(({ companySchema }) => companySchema);

type Props = {
  values: Values;
  countries: { code: string; name: string }[];
  action: (input: Values) => Promise<Result<Values>>;
};

type TextName = Exclude<keyof Values, "country" | "vatStatus" | "bankAccounts">;

/** The details of the company, as they stand on invoices. */
export function CompanyForm({ values, countries, action }: Props) {
  const t = useTranslations("company");
  const common = useTranslations("common");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: values,
    action,
    onSuccess: (kept) => {
      form.reset(kept);
      router.refresh();
      setSaved(true);
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const text = (name: TextName) => ({
    label: t(name),
    ...form.register(name),
    defaultValue: values[name],
    problem: errors[name]?.message,
  });
  const country = form.watch("country");
  // An account that is not filled in yet is one of the country that was chosen.
  const followCountry = (chosen: Values["country"]) => {
    const [first, ...others] = form.getValues("bankAccounts");
    if (first?.iban === "" && others.length === 0)
      form.setValue("bankAccounts.0.currency", homeCurrencies[chosen], { shouldDirty: true });
  };
  return (
    <form
      {...form.attributes}
      className="max-w-3xl space-y-8 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <FieldGroup title={t("identity")}>
        <TextField className="sm:col-span-4" autoComplete="organization" {...text("name")} />
        <TextField
          className="sm:col-span-2"
          inputMode="numeric"
          autoComplete="off"
          {...text("registrationNo")}
        />
        <TextField className="sm:col-span-6" autoComplete="address-line1" {...text("street")} />
        <TextField className="sm:col-span-2" autoComplete="postal-code" {...text("postcode")} />
        <TextField className="sm:col-span-2" autoComplete="address-level2" {...text("city")} />
        <SelectField
          className="sm:col-span-2"
          label={t("country")}
          autoComplete="country"
          defaultValue={values.country}
          problem={errors.country?.message}
          {...form.register("country", { onChange: ({ target }) => followCountry(target.value) })}
        >
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </FieldGroup>
      <FieldGroup title={t("taxes")}>
        <VatStatusField form={form} />
        <TextField className="sm:col-span-3" autoComplete="off" {...text("taxNo")} />
        {country === "SK" && <TextField className="sm:col-span-3" autoComplete="off" {...text("vatNo")} />}
        <TextField
          className="sm:col-span-6"
          autoComplete="off"
          hint={t("registerEntryHint")}
          {...text("registerEntry")}
        />
      </FieldGroup>
      <AccountFields form={form} />
      <FieldGroup title={t("newInvoices")}>
        <TextField
          className="sm:col-span-2"
          autoComplete="off"
          inputMode="numeric"
          hint={t("dueDaysHint")}
          {...text("dueDays")}
        />
        <TextAreaField
          className="sm:col-span-6"
          rows={3}
          hint={t("invoiceNoteHint")}
          {...text("invoiceNote")}
        />
      </FieldGroup>
      <FormProblem problem={form.problem} />
      <FormFoot
        submit={common("save")}
        look="primary"
        busy={isSubmitting}
        kept={saved && !isDirty && t("saved")}
      />
    </form>
  );
}
