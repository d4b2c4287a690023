import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { formatMinute } from "#lib/base/format-minute.ts";
import type { BatchPlan, BatchSender } from "#lib/sending/batches/plan-batch.ts";

type Props = {
  plan: BatchPlan;
  sender: BatchSender;
  /** A time was chosen. */
  planned: boolean;
};

/** What whoever sends many should know before they press. */
export function PlanNotes({ plan: { mails, opensAt, timeZone }, sender, planned }: Props) {
  const t = useTranslations("batches");
  const locale = useLocale();
  const structured = mails.filter((mail) => mail.problem === null && mail.needsEInvoice).length;
  return (
    <>
      {sender.failing && <Alert kind="warning">{t("senderFails")}</Alert>}
      {opensAt && !planned && (
        <Alert kind="info">{t("opens", { when: formatMinute(opensAt, locale, timeZone) })}</Alert>
      )}
      {structured > 0 && (
        <Alert kind="warning" title={t("needsEInvoiceTitle", { count: structured })}>
          {t("needsEInvoice")}
        </Alert>
      )}
    </>
  );
}
