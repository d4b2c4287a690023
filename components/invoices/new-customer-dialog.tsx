import { useLocale, useTranslations } from "next-intl";
import { CustomerForm } from "#components/customers/customer-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { countryChoices } from "#lib/base/countries.ts";
import type { Result } from "#lib/base/result.ts";
import type { CustomerChoice } from "#lib/customers/find-customers.ts";
import type { CustomerForm as Values } from "#lib/customers/schema.ts";

type Props = {
  /** What the form starts with. */
  values: Values;
  action: (input: Values) => Promise<Result<{ id: string }>>;
  onSaved: (customer: CustomerChoice) => void;
  onClose: () => void;
};

/** A new customer without leaving the invoice. */
export function NewCustomerDialog({ values, action, onSaved, onClose }: Props) {
  const t = useTranslations("invoices");
  const editor = useTranslations("editor");
  const countries = countryChoices(useLocale());
  return (
    <Dialog open title={t("newCustomer")} onClose={onClose} wide>
      <CustomerForm
        values={values}
        countries={countries}
        action={action}
        dialog={{
          onSaved: ({ id, name, city, registrationNo, currency }) =>
            onSaved({ id, name: name.trim(), city, registrationNo, currency }),
          back: editor("backToInvoice"),
          onBack: onClose,
        }}
      />
    </Dialog>
  );
}
