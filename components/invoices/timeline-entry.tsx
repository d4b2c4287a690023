import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatMoment } from "#lib/base/dates.ts";
import { formatMoney } from "#lib/base/money.ts";
import type { TimelineEntry } from "#lib/sending/timeline/timeline.ts";
import type { TimelineProps } from "./timeline.tsx";
import { MailEntry } from "./timeline-mail.tsx";
import { TimelineMark } from "./timeline-mark.tsx";

type Props = Pick<TimelineProps, "timeZone" | "cancelMail"> & { entry: TimelineEntry };

/** One thing that happened: a mark to tell it by, what it was, when, and whose deed. */
export function TimelineEntryView({ entry, timeZone, cancelMail }: Props) {
  const t = useTranslations("timeline");
  const locale = useLocale();
  const { what, at, by } = entry;
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
      <TimelineMark what={what} />
      {what === "mail" ? (
        <MailEntry entry={entry} timeZone={timeZone} cancelMail={cancelMail} />
      ) : (
        <div className="min-w-0">
          <p className="font-medium wrap-anywhere">
            <Deed entry={entry} />
          </p>
          <p className="text-sm text-base-content/70 wrap-anywhere">
            <time dateTime={at.toISOString()} className="tabular-nums">
              {formatMoment(at, locale, timeZone)}
            </time>
            {what !== "seen" && `, ${by ?? t("itself")}`}
          </p>
        </div>
      )}
    </div>
  );
}

function Deed({ entry }: { entry: Exclude<TimelineEntry, { what: "mail" }> }) {
  const t = useTranslations("timeline");
  const locale = useLocale();
  switch (entry.what) {
    case "payment":
    case "paymentRemoved": {
      const amount = formatMoney(entry.amountMinor, entry.currency, locale);
      if (entry.what === "paymentRemoved") return t("paymentRemoved", { amount });
      return t(entry.full ? "paymentFull" : "payment", { amount });
    }
    case "reminderSkipped":
    case "reminderOrdered":
    case "reminderPassed":
      return t(entry.what, { step: entry.step });
    case "relatedIssued":
    case "relatedCancelled": {
      const { id, kind, number } = entry.related;
      return t.rich(`${entry.what}_${kind}`, {
        number,
        link: (children) => (
          <Link href={`/invoices/${id}`} className="link">
            {children}
          </Link>
        ),
      });
    }
    default:
      return t(entry.what);
  }
}
