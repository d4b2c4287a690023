import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PlannedBatch, PlannedDelivery } from "#lib/sending/later/list-planned.ts";
import { PlannedTime } from "./planned-time.tsx";
import { RecipientsShort } from "./recipients-short.tsx";

type Props = {
  deliveries: PlannedDelivery[];
  batches: PlannedBatch[];
  /** What can be done with one; undefined for whoever may send nothing. */
  deeds?: ((planned: PlannedDelivery | PlannedBatch) => ReactNode) | undefined;
};

/** Above the list: what waits for the time that a person chose. */
export function PlannedList({ deliveries, batches, deeds }: Props) {
  const t = useTranslations("deliveries");
  const all = [...deliveries, ...batches].sort((one, other) => +one.plannedFor - +other.plannedFor);
  if (all.length === 0) return null;
  const count = deliveries.length + batches.reduce((sum, batch) => sum + batch.count, 0);
  return (
    <section
      aria-labelledby="planned"
      className="mb-6 rounded-box border border-base-300 bg-base-100 p-4 sm:p-5"
    >
      <h2 id="planned" className="font-semibold">
        {t("plannedTitle", { count })}
      </h2>
      <ul className="mt-2 divide-y divide-base-300 text-sm">
        {all.map((planned) => (
          <li key={planned.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <div id={`planned-${planned.id}`} className="min-w-0 flex-1 basis-64">
              <What planned={planned} />
            </div>
            <PlannedTime moment={planned.plannedFor} timeZone={planned.timeZone} />
            {deeds && <div className="flex flex-wrap gap-2">{deeds(planned)}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function What({ planned }: { planned: PlannedDelivery | PlannedBatch }) {
  const t = useTranslations("deliveries");
  if ("count" in planned)
    return (
      <Link href={`/sending/${planned.id}`} className="link font-medium">
        {t("plannedBatch", { count: planned.count })}
      </Link>
    );
  return (
    <>
      <Link href={`/deliveries/${planned.id}`} className="link line-clamp-2 font-medium wrap-anywhere">
        {planned.subject || t("noSubject")}
      </Link>
      <span className="text-base-content/70">
        <RecipientsShort recipients={planned.recipients.map((address) => ({ address }))} most={3} />
      </span>
    </>
  );
}
