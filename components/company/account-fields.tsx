import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import { newUuid } from "#lib/base/uuid.ts";
import { MAX_ACCOUNTS } from "#lib/company/choices.ts";
import type { CompanyDetails, CompanyForm } from "#lib/company/schema.ts";
import { AccountField } from "./account-field.tsx";

type Props = {
  form: Pick<
    UseFormReturn<CompanyForm, unknown, CompanyDetails>,
    "control" | "register" | "formState" | "setFocus" | "getValues"
  >;
};

/** The company's bank accounts, the most important first. Whatever is moved or removed, the focus stays near it. */
export function AccountFields({ form }: Props) {
  const t = useTranslations("company");
  // Its own id is what drafts remember; the key of the list is another.
  const list = useFieldArray({ control: form.control, name: "bankAccounts", keyName: "key" });
  const { fields, append, remove, move } = list;
  const focus = (position: number) =>
    requestAnimationFrame(() => form.setFocus(`bankAccounts.${position}.iban`));
  const add = () => {
    const used = form.getValues("bankAccounts").map(({ currency }) => currency);
    const currency = used.includes("EUR") ? "CZK" : "EUR";
    append({ id: newUuid(), name: "", iban: "", swift: "", currency }, { shouldFocus: false });
    focus(fields.length);
  };
  const moveUp = (position: number) => {
    move(position, position - 1);
    focus(position - 1);
  };
  const removeAt = (position: number) => {
    remove(position);
    focus(Math.min(position, fields.length - 2));
  };
  return (
    <fieldset className="space-y-4">
      <legend className="mb-1 font-semibold">{t("accounts")}</legend>
      <p className="text-sm text-base-content/70">{t("accountsIntro")}</p>
      <ol className="divide-y divide-base-300">
        {fields.map((field, position) => (
          <AccountField
            key={field.key}
            form={form}
            position={position}
            typed={field}
            up={position > 0 ? () => moveUp(position) : undefined}
            remove={fields.length > 1 ? () => removeAt(position) : undefined}
          />
        ))}
      </ol>
      {fields.length < MAX_ACCOUNTS && (
        <Button small icon={<Plus className="size-4" aria-hidden="true" />} onClick={add}>
          {t("addAccount")}
        </Button>
      )}
    </fieldset>
  );
}
