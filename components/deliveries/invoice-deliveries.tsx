import { useTranslations } from "next-intl";
import type { Result } from "#lib/base/result.ts";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";
import { DeliveryEntry } from "./delivery-entry.tsx";

type Props = {
  deliveries: DeliveryView[];
  /** Takes one back that still waits for its time. */
  cancel: (input: { id: string }) => Promise<Result<void>>;
};

/** Where the mails of an invoice have got to, the newest first. The page around it keeps it fresh. */
export function InvoiceDeliveries({ deliveries, cancel }: Props) {
  const t = useTranslations("deliveries");
  if (deliveries.length === 0) return null;
  return (
    <section aria-label={t("timeline")} className="rounded-box border border-base-300 bg-base-100 p-5">
      <h2 className="mb-3 text-lg font-semibold">{t("timeline")}</h2>
      <ol aria-live="polite" className="divide-y divide-base-300">
        {deliveries.map((delivery) => (
          <li key={delivery.id} className="py-4 first:pt-1 last:pb-1">
            <DeliveryEntry delivery={delivery} cancel={cancel} />
          </li>
        ))}
      </ol>
    </section>
  );
}
