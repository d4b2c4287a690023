import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { OpenBatch } from "#lib/sending/batches/list-open-batches.ts";

/** On the overview while many are being sent, or wait to be. */
export function OpenBatches({ batches }: { batches: OpenBatch[] }) {
  const t = useTranslations("batches");
  return batches.map(({ id, state, waiting }) => (
    <Alert key={id} kind={state === "paused" ? "warning" : "info"}>
      {t(state === "paused" ? "pausedNote" : "running", { count: waiting })}{" "}
      <Link href={`/sending/${id}`} className="link font-medium">
        {t("show")}
      </Link>
    </Alert>
  ));
}
