import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { addressWith } from "#lib/base/page-query.ts";
import { type DeliveryState, deliveryStates } from "#lib/outbox/schema.ts";

type Props = {
  chosen: DeliveryState | undefined;
  counts: Record<DeliveryState, number>;
  /** What the person searches for; it stays. */
  search: string;
};

/** Which deliveries are listed, and how many there are of each state. */
export function DeliveryFilter({ chosen, counts, search }: Props) {
  const t = useTranslations("deliveries");
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <nav aria-label={t("filter")} className="flex flex-wrap gap-1">
      {[undefined, ...deliveryStates].map((state) => {
        const count = state ? counts[state] : all;
        return (
          <Link
            key={state ?? "all"}
            href={addressWith("/deliveries", { state, q: search })}
            aria-current={state === chosen ? "true" : undefined}
            className={`btn btn-ghost btn-sm gap-1.5 ${state === chosen ? "bg-base-content/10" : "font-normal"}`}
          >
            {state ? t(`state_${state}`) : t("all")}
            {count > 0 && <Count>{count}</Count>}
          </Link>
        );
      })}
    </nav>
  );
}

function Count({ children }: { children: number }) {
  const format = useFormatter();
  return <span className="text-base-content/70 tabular-nums">{format.number(children)}</span>;
}
