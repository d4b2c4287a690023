import Link from "next/link";
import { useTranslations } from "next-intl";
import { addressWith } from "#lib/base/page-query.ts";
import { type DeliveryState, deliveryStates } from "#lib/outbox/schema.ts";

/** Which deliveries are listed. */
export function DeliveryFilter({ chosen }: { chosen: DeliveryState | undefined }) {
  const t = useTranslations("deliveries");
  return (
    <nav aria-label={t("filter")} className="mb-4 flex flex-wrap gap-1">
      {[undefined, ...deliveryStates].map((state) => (
        <Link
          key={state ?? "all"}
          href={addressWith("/deliveries", { state })}
          aria-current={state === chosen ? "true" : undefined}
          className={`btn btn-ghost btn-sm ${state === chosen ? "bg-base-content/10" : "font-normal"}`}
        >
          {state ? t(`state_${state}`) : t("all")}
        </Link>
      ))}
    </nav>
  );
}
