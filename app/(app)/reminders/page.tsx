import { BellRing, Settings2 } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MissedList } from "#components/reminders/missed-list.tsx";
import { PlannedList } from "#components/reminders/planned-list.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireSession } from "#lib/auth/session.ts";
import { countMissed, countPlanned, listMissed, listPlanned } from "#lib/sending/reminders/list-reminders.ts";
import { readReminding } from "#lib/sending/reminders/read-settings.ts";
import { sendMissedAction, sendReminderNowAction, skipRemindersAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reminders");
  return { title: t("title") };
}

export default async function RemindersPage() {
  const { company, role } = await requireSession("invoice:read");
  const sends = may(role, "invoice:send");
  const [t, missed, planned, missedCount, plannedCount, { settings }] = await Promise.all([
    getTranslations("reminders"),
    listMissed(company),
    listPlanned(company),
    countMissed(company),
    countPlanned(company),
    readReminding(company.id),
  ]);
  const { on, window } = settings;
  const { timeZone } = window;
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        actions={
          role === "owner" && (
            <Link href="/settings/reminders" className={buttonClass()}>
              <Settings2 className="size-4" aria-hidden="true" />
              {t("settingsTitle")}
            </Link>
          )
        }
      />
      <div className="space-y-8">
        {missed.length > 0 && (
          <MissedList
            reminders={missed}
            total={missedCount}
            timeZone={timeZone}
            deeds={sends ? { send: sendMissedAction, skip: skipRemindersAction } : undefined}
          />
        )}
        {planned.length > 0 && (
          <PlannedList
            reminders={planned}
            total={plannedCount}
            timeZone={timeZone}
            actions={sends ? { sendNow: sendReminderNowAction, skip: skipRemindersAction } : undefined}
          />
        )}
        {missed.length + planned.length === 0 && (
          <EmptyState
            icon={<BellRing className="size-8" aria-hidden="true" />}
            title={t(on ? "nothingPlanned" : "off")}
          >
            <p>{t(on ? "nothingPlannedText" : role === "owner" ? "offOwner" : "offMember")}</p>
          </EmptyState>
        )}
      </div>
    </>
  );
}
