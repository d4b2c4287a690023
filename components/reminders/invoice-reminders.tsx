import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { InvoiceReminder } from "#lib/sending/reminders/reminders-of.ts";
import { goesOut } from "./goes-out.ts";
import { type ReminderActions, ReminderDeeds } from "./reminder-deeds.tsx";

type Props = ReminderActions & { reminders: InvoiceReminder[]; timeZone: string };

/** The reminders of an invoice, before and after they go; nothing where there are none. */
export function InvoiceReminders({ reminders, timeZone, ...actions }: Props) {
  const t = useTranslations("reminders");
  if (reminders.length === 0) return null;
  return (
    <section aria-label={t("title")} className="rounded-box border border-base-300 bg-base-100 p-5">
      <h2 className="mb-3 text-lg font-semibold">{t("title")}</h2>
      <ul className="divide-y divide-base-300">
        {reminders.map((reminder) => (
          <li
            key={reminder.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-1 last:pb-1"
          >
            <div className="min-w-0">
              <p className="font-medium">{t("step", { step: reminder.step })}</p>
              <p className="text-sm text-base-content/70">
                <Standing reminder={reminder} timeZone={timeZone} />
              </p>
              {reminder.problem && (
                <p className="text-sm text-error wrap-anywhere">
                  <ProblemText problem={reminder.problem} />
                </p>
              )}
            </div>
            {(reminder.state === "planned" || reminder.state === "missed") && (
              <ReminderDeeds id={reminder.id} {...actions} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ reminder, timeZone }: { reminder: InvoiceReminder; timeZone: string }) {
  const t = useTranslations("reminders");
  const locale = useLocale();
  const { state, plannedFor, deliveryId, byPerson } = reminder;
  if (state === "planned") return t("goesOut", goesOut(plannedFor, new Date(), timeZone, locale));
  if (state === "missed") return t("missedAt", goesOut(plannedFor, new Date(), timeZone, locale));
  if (state === "skipped") return t(byPerson ? "skippedByPerson" : "skippedByRule");
  return deliveryId ? (
    <Link href={`/deliveries/${deliveryId}`} className="link">
      {t("handedOver")}
    </Link>
  ) : (
    t("handedOver")
  );
}
