import { useLocale, useTranslations } from "next-intl";
import { formatMinute } from "#lib/base/format-minute.ts";
import type { PlannedMail } from "#lib/sending/batches/plan-batch.ts";

type Props = {
  mails: PlannedMail[];
  /** When the last of them go; those before go at once. */
  late: Date[];
  timeZone: string;
};

// Who wants to see more of a long list than that looks into the list itself.
const MOST_SHOWN = 200;

/** Who gets what: the recipients of each invoice, what is attached, and when it goes where that is not at once. */
export function GoingList({ mails, late, timeZone }: Props) {
  const t = useTranslations("batches");
  const locale = useLocale();
  const inTime = mails.length - late.length;
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
      tabIndex={0}
      aria-label={t("recipients")}
      className="max-h-60 divide-y divide-base-300 overflow-y-auto rounded-box border border-base-300 text-sm"
    >
      {mails.slice(0, MOST_SHOWN).map((mail, index) => {
        const at = late[index - inTime];
        return (
          <li key={mail.invoiceId} className="flex flex-wrap gap-x-3 px-3 py-2">
            <span className="font-medium tabular-nums">{mail.number}</span>
            <span className="min-w-0 flex-1 basis-40 wrap-anywhere">{mail.customerName}</span>
            <span className="text-base-content/70">{attached(mail) || t("nothingAttached")}</span>
            <span className="min-w-0 basis-full wrap-anywhere text-base-content/70">
              {mail.recipients.join(", ")}
            </span>
            {at && (
              <span className="basis-full text-base-content/70">
                {t("notBefore", { when: formatMinute(at, locale, timeZone) })}
              </span>
            )}
          </li>
        );
      })}
      {mails.length > MOST_SHOWN && (
        <li className="px-3 py-2">{t("more", { count: mails.length - MOST_SHOWN })}</li>
      )}
    </ul>
  );
}

const attached = ({ pdf, isdoc }: PlannedMail) =>
  [...(pdf ? ["PDF"] : []), ...(isdoc ? ["ISDOC"] : [])].join(", ");
