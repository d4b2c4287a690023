import { useLocale, useTranslations } from "next-intl";
import { MessageView } from "#components/message/message-view.tsx";
import { Term, Terms } from "#components/ui/terms.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { CaughtMail } from "#lib/sandbox/caught-mail.ts";

/** One caught message: who to whom, and the message itself. */
export function CaughtMessage({ mail }: { mail: CaughtMail }) {
  const t = useTranslations("sandbox");
  const locale = useLocale();
  return (
    <div className="space-y-5 rounded-box border border-base-300 bg-base-100 p-4 sm:p-6">
      <Terms>
        <Term name={t("from")}>{mail.from || mail.envelopeFrom}</Term>
        <Term name={t("to")}>{mail.to}</Term>
        <Term name={t("envelope")}>{`${mail.envelopeFrom} → ${mail.envelopeTo.join(", ")}`}</Term>
        <Term name={t("when")}>{formatMoment(new Date(mail.receivedAt), locale)}</Term>
      </Terms>
      <MessageView message={mail} filesAt={`/sandbox/${mail.id}/attachments`} />
    </div>
  );
}
