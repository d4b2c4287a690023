import { Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { CustomerRow } from "#lib/customers/list-customers.ts";

/** One page of customers; `searching` tells an empty company from a search without a result. */
export function CustomerList({ rows, searching }: { rows: CustomerRow[]; searching: boolean }) {
  const t = useTranslations("customers");
  if (rows.length === 0 && searching) {
    return (
      <EmptyState title={t("nothingTitle")}>
        <p>{t("nothingText")}</p>
        <Link href="/customers" className={buttonClass()}>
          {t("showAll")}
        </Link>
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon={<Users className="size-9" aria-hidden="true" />} title={t("emptyTitle")}>
        <p>{t("emptyText")}</p>
        <Link href="/customers/new" className={buttonClass("primary")}>
          {t("new")}
        </Link>
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-base-300 overflow-hidden rounded-box border border-base-300 bg-base-100">
      {rows.map((customer) => (
        <li key={customer.id}>
          <Link
            href={`/customers/${customer.id}`}
            className="grid gap-x-6 px-4 py-3 hover:bg-base-200 sm:px-5 md:grid-cols-[1fr_7rem_minmax(0,18rem)] md:items-baseline"
          >
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium">{customer.name}</span>
              {customer.city && <span className="block text-sm text-base-content/70">{customer.city}</span>}
            </span>
            <span className="text-sm text-base-content/70 tabular-nums max-md:hidden">
              {customer.registrationNo}
            </span>
            <span className="min-w-0 text-sm text-base-content/70 wrap-anywhere">
              {customer.email || t("noEmail")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
