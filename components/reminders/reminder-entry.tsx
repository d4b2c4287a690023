import { useLocale, useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { InvoiceReminder } from "#lib/sending/reminders/reminders-of.ts";
import { goesOut } from "./goes-out.ts";
import { type ReminderActions, ReminderDeeds } from "./reminder-deeds.tsx";

type Props = { reminder: InvoiceReminder; timeZone: string; actions?: ReminderActions | undefined };

/** A reminder that has not gone out: when it will, or should have, why not, and what to do about it. */
export function ReminderEntry({ reminder, timeZone, actions }: Props) {
  const t = useTranslations("reminders");
  const locale = useLocale();
  const { id, step, state, plannedFor, problem } = reminder;
  const when = goesOut(plannedFor, new Date(), timeZone, locale);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <p className="font-medium">{t("step", { step })}</p>
        <p className="text-sm text-base-content/70">{t(state === "missed" ? "missedAt" : "goesOut", when)}</p>
        {problem && (
          <p className="text-sm text-error wrap-anywhere">
            <ProblemText problem={problem} />
          </p>
        )}
      </div>
      {actions && <ReminderDeeds id={id} {...actions} />}
    </div>
  );
}
