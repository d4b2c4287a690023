import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { SelectField } from "#components/ui/field.tsx";
import type { CustomerChoice } from "#lib/customers/list-customers.ts";

type Props = {
  customers: CustomerChoice[];
  withNew: boolean;
  problem: string | undefined;
} & ComponentProps<"select">;

/** The choice of a customer, and the way to a new one: in another tab, so that the lines typed here stay. */
export function CustomerField({ customers, withNew, ...select }: Props) {
  const t = useTranslations("invoices");
  return (
    <div className="sm:col-span-2">
      <SelectField label={t("customer")} {...select}>
        <option value="">{t("chooseCustomer")}</option>
        {customers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {withNew && (
        <Link
          href="/customers/new"
          target="_blank"
          className="mt-1 inline-flex items-center gap-1 py-1 text-sm link"
        >
          <Plus className="size-4" aria-hidden="true" />
          {t("newCustomer")} <span className="text-base-content/70">({t("newTab")})</span>
        </Link>
      )}
    </div>
  );
}
