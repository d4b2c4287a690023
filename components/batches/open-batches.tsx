import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { formatMinute } from "#lib/base/format-minute.ts";
import type { OpenBatch } from "#lib/sending/batches/list-open-batches.ts";

/** On the overview while many are being sent, or wait to be. */
export function OpenBatches({ batches }: { batches: OpenBatch[] }) {
  const t = useTranslations("batches");
  const locale = useLocale();
  return batches.map(({ id, state, waiting: count, plannedFor, timeZone }) => (
    <Alert key={id} kind={state === "paused" ? "warning" : "info"}>
      {state === "running" && plannedFor
        ? t("plannedNote", { count, when: formatMinute(plannedFor, locale, timeZone) })
        : t(state === "paused" ? "pausedNote" : "running", { count })}{" "}
      <Link href={`/sending/${id}`} className="link font-medium">
        {t("show")}
      </Link>
    </Alert>
  ));
}
