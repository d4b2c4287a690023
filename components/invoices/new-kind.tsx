import Link from "next/link";
import { useTranslations } from "next-intl";
import { addressWith } from "#lib/base/page-query.ts";
import { type DraftKind, draftKinds } from "#lib/invoices/choices.ts";

/** Whether an invoice is begun or a proforma; the customer stays. */
export function NewKind({ chosen, customerId }: { chosen: DraftKind; customerId: string }) {
  const t = useTranslations("invoices");
  return (
    <nav aria-label={t("newKind")} className="join mb-4">
      {draftKinds.map((kind) => (
        <Link
          key={kind}
          href={addressWith("/invoices/new", {
            kind: kind === "invoice" ? "" : kind,
            customer: customerId,
          })}
          aria-current={kind === chosen ? "true" : undefined}
          className={`btn join-item btn-sm ${kind === chosen ? "bg-base-content/10" : "font-normal"}`}
        >
          {t(`new_${kind}`)}
        </Link>
      ))}
    </nav>
  );
}
