import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import { Checkbox, TextField } from "#components/ui/field.tsx";
import type { CustomerForm, CustomerInput } from "#lib/customers/schema.ts";

type Contact = NonNullable<CustomerForm["contacts"]>[number];
type Props = {
  form: Pick<UseFormReturn<CustomerForm, unknown, CustomerInput>, "register" | "formState">;
  position: number;
  /** What it starts with. */
  typed: Contact;
  remove: () => void;
};

/** One contact: who it is, which mails they get, and whether as a copy. */
export function ContactField({ form, position, typed, remove }: Props) {
  const t = useTranslations("customers");
  const problems = form.formState.errors.contacts?.[position];
  const text = (name: "name" | "email") => ({
    autoComplete: "off",
    ...form.register(`contacts.${position}.${name}`),
    defaultValue: typed[name],
    problem: problems?.[name]?.message,
  });
  const tick = (name: "forInvoices" | "forReminders" | "copy") => ({
    label: t(`contact_${name}`),
    ...form.register(`contacts.${position}.${name}`),
  });
  const removing = t("removeContact", { position: position + 1 });
  return (
    <li
      aria-label={t("contactAt", { position: position + 1 })}
      className="grid items-start gap-x-4 gap-y-3 py-5 first:pt-0 sm:grid-cols-[1fr_1fr_auto]"
    >
      <TextField label={t("contactEmail")} type="email" {...text("email")} />
      <TextField label={t("contactName")} {...text("name")} />
      <button
        type="button"
        className="btn btn-square justify-self-end btn-ghost sm:mt-6"
        onClick={remove}
        title={removing}
      >
        <X className="size-4" aria-hidden="true" />
        <span className="sr-only">{removing}</span>
      </button>
      <div className="flex flex-wrap gap-x-6 gap-y-2 sm:col-span-3">
        <Checkbox {...tick("forInvoices")} />
        <Checkbox {...tick("forReminders")} />
        <Checkbox {...tick("copy")} />
      </div>
    </li>
  );
}
