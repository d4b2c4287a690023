import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { Term, Terms } from "#components/ui/terms.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { DeliveryDetail } from "#lib/outbox/read-delivery.ts";

/** All that is known of a delivery that may or may not have gone out, and under it the person's choices. */
export function ResolvePanel({ delivery, children }: { delivery: DeliveryDetail; children: ReactNode }) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  const { reason, dotReleasedAt, leftAt, leftBy, mailbox, attempts } = delivery;
  const last = attempts.at(-1);
  const left = leftAt && formatMoment(leftAt, locale);
  return (
    <section
      aria-labelledby="resolve"
      className={`space-y-4 rounded-box border p-4 sm:p-6 ${leftAt ? "border-base-300 bg-base-100" : "border-warning/40 bg-warning/5"}`}
    >
      <h2 id="resolve" className="text-lg font-semibold">
        {t("resolveTitle")}
      </h2>
      <div className="max-w-prose space-y-2">
        {reason && (
          <p>
            <ProblemText problem={reason} />
          </p>
        )}
        <p>{t("resolveText", { address: mailbox.address })}</p>
      </div>
      <Terms>
        {dotReleasedAt && <Term name={t("knownWhen")}>{formatMoment(dotReleasedAt, locale)}</Term>}
        {last?.reason && last.reason !== reason && (
          <Term name={t("knownCause")}>
            <ProblemText problem={last.reason} />
          </Term>
        )}
        <Term name={t("knownWords")}>
          {last?.reply ? <code className="text-xs">{last.reply}</code> : t("knownNothing")}
        </Term>
        {left && (
          <Term name={t("leftSince")}>{leftBy ? t("orderedBy", { when: left, name: leftBy }) : left}</Term>
        )}
      </Terms>
      {children}
    </section>
  );
}
