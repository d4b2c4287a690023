import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import { MAX_CONTACTS } from "#lib/customers/contacts/choices.ts";
import type { CustomerForm, CustomerInput } from "#lib/customers/schema.ts";
import { ContactField } from "./contact-field.tsx";

type Props = {
  form: Pick<
    UseFormReturn<CustomerForm, unknown, CustomerInput>,
    "control" | "register" | "formState" | "setFocus"
  >;
};

const empty = { name: "", email: "", forInvoices: true, forReminders: true, copy: false };

/** Who else gets this customer's mails. Whatever is added or removed, the focus stays near it. */
export function ContactFields({ form }: Props) {
  const t = useTranslations("customers");
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "contacts" });
  const focus = (position: number) =>
    requestAnimationFrame(() => form.setFocus(position < 0 ? "email" : `contacts.${position}.email`));
  const add = () => {
    append(empty, { shouldFocus: false });
    focus(fields.length);
  };
  const removeAt = (position: number) => {
    remove(position);
    focus(Math.min(position, fields.length - 2));
  };
  return (
    <fieldset className="space-y-4">
      <legend className="mb-1 font-semibold">{t("contacts")}</legend>
      <p className="text-sm text-base-content/70">{t("contactsIntro")}</p>
      <ol className="divide-y divide-base-300">
        {fields.map((field, position) => (
          <ContactField
            key={field.id}
            form={form}
            position={position}
            typed={field}
            remove={() => removeAt(position)}
          />
        ))}
      </ol>
      {fields.length < MAX_CONTACTS && (
        <Button small icon={<Plus className="size-4" aria-hidden="true" />} onClick={add}>
          {t("addContact")}
        </Button>
      )}
    </fieldset>
  );
}
