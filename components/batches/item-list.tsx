import Link from "next/link";
import { useTranslations } from "next-intl";
import { DeliveryStateBadge } from "#components/deliveries/delivery-state-badge.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { BatchItem } from "#lib/sending/batches/list-items.ts";

/** The invoices of a batch, each with its state and the way to its e-mail, or with the reason why it has none. */
export function ItemList({ items }: { items: BatchItem[] }) {
  const t = useTranslations("batches");
  return (
    <ul className="mt-2 divide-y divide-base-300 rounded-box border border-base-300 bg-base-100 text-sm">
      {items.map((item) => (
        <li key={item.position} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
          <Link href={`/invoices/${item.invoiceId}`} className="link font-medium tabular-nums">
            {item.number ?? t("withoutNumber")}
          </Link>
          <span className="min-w-0 flex-1 basis-32 wrap-anywhere">{item.customerName}</span>
          <State item={item} />
          {item.problem && (
            <span className="min-w-0 basis-full text-base-content/70">
              <ProblemText problem={item.problem} />{" "}
              {item.problem === "batchNoAddress" && (
                <Link href={`/customers/${item.customerId}`} className="link">
                  {t("toCustomer")}
                </Link>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function State({ item: { state, deliveryId } }: { item: BatchItem }) {
  const t = useTranslations("batches");
  if (state === "waiting" || state === "skipped")
    return (
      <span className="badge border-transparent bg-base-content/10 badge-sm">{t(`count_${state}`)}</span>
    );
  const badge = <DeliveryStateBadge state={state === "inLine" ? "queued" : state} />;
  return deliveryId === null ? badge : <Link href={`/deliveries/${deliveryId}`}>{badge}</Link>;
}
