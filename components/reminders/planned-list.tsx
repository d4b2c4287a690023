import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { formatMoney } from "#lib/base/money.ts";
import type { WaitingReminder } from "#lib/sending/reminders/list-reminders.ts";
import { goesOut } from "./goes-out.ts";
import { type ReminderActions, ReminderDeeds } from "./reminder-deeds.tsx";

type Props = {
  /** The next ones. */
  reminders: WaitingReminder[];
  /** How many there are. */
  total: number;
  timeZone: string;
  /** Undefined for whoever may send nothing. */
  actions?: ReminderActions | undefined;
};

/** What goes out by itself, the next one first, each with the way to send it at once or to skip it. */
export function PlannedList({ reminders, total, timeZone, actions }: Props) {
  const t = useTranslations("reminders");
  const locale = useLocale();
  return (
    <section aria-labelledby="planned">
      <h2 id="planned" className="mb-3 text-lg font-semibold">
        {t("plannedTitle")}
      </h2>
      <ul className="divide-y divide-base-300 rounded-box border border-base-300 bg-base-100">
        {reminders.map(
          ({ id, invoiceId, number, customerName, leftMinor, currency, step, plannedFor, problem }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-3">
              <div className="min-w-0">
                <p id={`reminder-${id}`} className="wrap-anywhere">
                  <Link href={`/invoices/${invoiceId}`} className="link font-medium">
                    {number}
                  </Link>{" "}
                  {customerName} ·{" "}
                  <span className="tabular-nums">{formatMoney(leftMinor, currency, locale)}</span>
                </p>
                <p className="text-sm text-base-content/70">
                  {t("step", { step })} · {t("goesOut", goesOut(plannedFor, new Date(), timeZone, locale))}
                </p>
                {problem && (
                  <p className="text-sm text-error wrap-anywhere">
                    <ProblemText problem={problem} />
                  </p>
                )}
              </div>
              {actions && <ReminderDeeds id={id} about={`reminder-${id}`} {...actions} />}
            </li>
          ),
        )}
      </ul>
      {total > reminders.length && (
        <p className="mt-3 text-sm text-base-content/70">
          {t("morePlanned", { count: total - reminders.length })}
        </p>
      )}
    </section>
  );
}
