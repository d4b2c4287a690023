import { ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { currencies } from "#lib/base/money.ts";
import type { CompanyDetails, CompanyForm } from "#lib/company/schema.ts";

type Account = CompanyForm["bankAccounts"][number];
type Props = {
  form: Pick<UseFormReturn<CompanyForm, unknown, CompanyDetails>, "register" | "formState">;
  position: number;
  /** What it starts with. */
  typed: Account;
  /** Undefined where it cannot: the first one does not go up, the last one that is left stays. */
  up: (() => void) | undefined;
  remove: (() => void) | undefined;
};

/** One bank account: its number, the currency that it serves, and what the company calls it. */
export function AccountField({ form, position, typed, up, remove }: Props) {
  const t = useTranslations("company");
  const problems = form.formState.errors.bankAccounts?.[position];
  const field = (name: Exclude<keyof Account, "id">, label: string) => ({
    label,
    autoComplete: "off",
    ...form.register(`bankAccounts.${position}.${name}`),
    defaultValue: typed[name],
    problem: problems?.[name]?.message,
  });
  const order = { position: position + 1 };
  // Said once: it is the same for all of them.
  const hint = (text: string) => position === 0 && text;
  return (
    <li aria-label={t("accountAt", order)} className="grid items-start gap-4 py-5 first:pt-0 sm:grid-cols-6">
      <TextField className="sm:col-span-4" hint={hint(t("ibanHint"))} {...field("iban", t("iban"))} />
      <SelectField className="sm:col-span-2" {...field("currency", t("accountCurrency"))}>
        {currencies.map((currency) => (
          <option key={currency}>{currency}</option>
        ))}
      </SelectField>
      <TextField className="sm:col-span-2" hint={hint(t("swiftHint"))} {...field("swift", t("swift"))} />
      <TextField
        className="sm:col-span-2"
        hint={hint(t("accountNameHint"))}
        {...field("name", t("accountName"))}
      />
      <div className="flex justify-end gap-1 sm:col-span-2 sm:mt-6">
        {up && (
          <button
            type="button"
            className="btn btn-square btn-ghost"
            onClick={up}
            title={t("accountUp", order)}
          >
            <ArrowUp className="size-4" aria-hidden="true" />
            <span className="sr-only">{t("accountUp", order)}</span>
          </button>
        )}
        {remove && (
          <button
            type="button"
            className="btn btn-square btn-ghost"
            onClick={remove}
            title={t("removeAccount", order)}
          >
            <X className="size-4" aria-hidden="true" />
            <span className="sr-only">{t("removeAccount", order)}</span>
          </button>
        )}
      </div>
    </li>
  );
}
