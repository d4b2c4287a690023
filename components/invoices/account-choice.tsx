import { useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import { SelectField } from "#components/ui/field.tsx";
import type { InvoiceForm } from "#lib/invoices/schema.ts";

export type InvoiceAccount = { id: string; label: string; currency: string };

type Props = {
  form: Pick<UseFormReturn<InvoiceForm>, "register">;
  /** The id that was chosen; empty: none. */
  value: string;
  accounts: InvoiceAccount[];
  /** Of the invoice. */
  currency: string;
};

/** Which account the invoice names; unless one is chosen, that of its currency. */
export function AccountChoice({ form, value, accounts, currency }: Props) {
  const t = useTranslations("invoices");
  const usual = accounts.find((account) => account.currency === currency) ?? accounts[0];
  const known = accounts.some(({ id }) => id === value);
  return (
    <SelectField
      label={t("chosenAccount")}
      className="sm:col-span-2"
      {...form.register("bankAccountId")}
      defaultValue={known ? value : ""}
    >
      <option value="">{t("usualAccount", { account: usual?.label ?? "" })}</option>
      {accounts.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}
