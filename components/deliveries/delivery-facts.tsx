import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { Term, Terms } from "#components/ui/terms.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import { formatSize } from "#lib/base/format-measure.ts";
import type { DeliveryDetail } from "#lib/outbox/read-delivery.ts";
import { RecipientList } from "./recipient-list.tsx";

type Props = {
  delivery: DeliveryDetail;
  /** The number of its invoice; null while there is none. */
  invoiceNumber: string | null;
};

/** Who sends what to whom, who ordered it, and what it belongs to. */
export function DeliveryFacts({ delivery, invoiceNumber }: Props) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  const { state, mailbox, recipients, createdAt, createdBy, invoiceId, resendOf, resends, messageId, size } =
    delivery;
  const ordered = formatMoment(createdAt, locale);
  return (
    <section
      aria-label={t("facts")}
      className="rounded-box border border-base-300 bg-base-100 p-4 text-sm sm:p-6"
    >
      <Terms>
        <Term name={t("from")}>{mailbox.address}</Term>
        <Term name={t("recipients")}>
          <RecipientList state={state} recipients={recipients} />
        </Term>
        <Term name={t("ordered")}>
          {createdBy ? t("orderedBy", { when: ordered, name: createdBy }) : ordered}
        </Term>
        {invoiceId && (
          <Term name={t("invoice")}>
            <Link href={`/invoices/${invoiceId}`} className="link">
              {invoiceNumber ?? t("openInvoice")}
            </Link>
          </Term>
        )}
        {resendOf && (
          <Term name={t("original")}>
            <Link href={`/deliveries/${resendOf}`} className="link">
              {t("originalLink")}
            </Link>
          </Term>
        )}
        {resends.length > 0 && (
          <Term name={t("again")}>
            {resends.map((id, i) => (
              <Fragment key={id}>
                {i > 0 && ", "}
                <Link href={`/deliveries/${id}`} className="link">
                  {t("againLink")}
                </Link>
              </Fragment>
            ))}
          </Term>
        )}
        <Term name="Message-ID">
          <code className="text-xs">{messageId}</code>
        </Term>
        <Term name={t("size")}>{formatSize(size, locale)}</Term>
      </Terms>
    </section>
  );
}
