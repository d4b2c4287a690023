import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { Cancellation } from "#lib/invoices/read-cancellation.ts";

/** When and why a document was cancelled. */
export function CancelledNotice({ cancellation }: { cancellation: Cancellation }) {
  const t = useTranslations("invoices");
  const when = formatMoment(cancellation.cancelledAt, useLocale());
  return (
    <Alert kind="info" title={t("cancelledOn", { when })}>
      <p className="wrap-anywhere">{cancellation.reason}</p>
    </Alert>
  );
}
