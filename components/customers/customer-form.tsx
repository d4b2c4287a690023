"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { FieldGroup } from "#components/form/field-group.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox, SelectField, TextField } from "#components/ui/field.tsx";
import { localeNames, locales } from "#lib/base/locale.ts";
import { currencies } from "#lib/base/money.ts";
import type { Result } from "#lib/base/result.ts";
import type { CustomerForm as Values } from "#lib/customers/schema.ts";
import { ContactFields } from "./contact-fields.tsx";

const loadSchema = () => import("#lib/customers/schema.ts").then(({ customerSchema }) => customerSchema);

type Props = {
  values: Values;
  countries: { code: string; name: string }[];
  action: (input: Values) => Promise<Result<{ id: string }>>;
  /** In a dialog: what becomes of the new customer instead of the way to the list, and the way back. */
  dialog?: { onSaved: (customer: Values & { id: string }) => void; back: string; onBack: () => void };
};
type Preference = "attachPdf" | "attachIsdoc" | "remindersOff";
type FieldName = Exclude<keyof Values, "id" | "contacts" | Preference>;
type TextName = Exclude<FieldName, "country" | "language" | "currency">;

export function CustomerForm({ values, countries, action, dialog }: Props) {
  const t = useTranslations("customers");
  const common = useTranslations("common");
  const router = useRouter();
  const onSuccess = ({ id }: { id: string }) =>
    dialog ? dialog.onSaved({ ...form.getValues(), id }) : router.push("/customers");
  const form = useActionForm({ schema: loadSchema, defaultValues: values, action, onSuccess });
  const { errors, isSubmitting } = form.formState;
  const field = (name: FieldName) => ({
    label: t(name),
    ...form.register(name),
    defaultValue: values[name],
    problem: errors[name]?.message,
  });
  const preference = (name: Preference) => ({
    className: "sm:col-span-6",
    label: t(name),
    // Ticked by the form alone: what is ticked in the page's HTML, where it is disabled, would count as not ticked.
    ...form.register(name),
  });
  const text = (name: TextName) => ({ ...field(name), autoComplete: "off" });
  return (
    <form
      {...form.attributes}
      className={
        dialog ? "space-y-8" : "max-w-3xl space-y-8 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
      }
    >
      <FieldGroup title={t("identity")}>
        <TextField className="sm:col-span-6" {...text("name")} />
        <TextField className="sm:col-span-2" inputMode="numeric" {...text("registrationNo")} />
        <TextField className="sm:col-span-2" {...text("taxNo")} />
        {form.watch("country") === "SK" && <TextField className="sm:col-span-2" {...text("vatNo")} />}
        <TextField className="sm:col-span-6" type="email" {...text("email")} />
      </FieldGroup>
      <FieldGroup title={t("address")}>
        <TextField className="sm:col-span-6" {...text("street")} />
        <TextField className="sm:col-span-1" {...text("postcode")} />
        <TextField className="sm:col-span-3" {...text("city")} />
        <SelectField className="sm:col-span-2" {...field("country")}>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </FieldGroup>
      <FieldGroup title={t("documents")}>
        <SelectField className="sm:col-span-3" hint={t("languageHint")} {...field("language")}>
          {locales.map((locale) => (
            <option key={locale} value={locale}>
              {localeNames[locale]}
            </option>
          ))}
        </SelectField>
        <SelectField className="sm:col-span-3" hint={t("currencyHint")} {...field("currency")}>
          {currencies.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </SelectField>
      </FieldGroup>
      {!dialog && (
        <>
          <ContactFields form={form} />
          <FieldGroup title={t("preferences")}>
            <Checkbox {...preference("attachPdf")} />
            <Checkbox {...preference("attachIsdoc")} />
            <Checkbox {...preference("remindersOff")} />
          </FieldGroup>
        </>
      )}
      <FormProblem problem={form.problem} />
      {dialog ? (
        <DialogButtons back={dialog.back} onBack={dialog.onBack} submit={t("add")} busy={isSubmitting} />
      ) : (
        <Button type="submit" look="primary" busy={isSubmitting}>
          {common("save")}
        </Button>
      )}
    </form>
  );
}
