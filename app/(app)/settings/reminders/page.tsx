import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsForm } from "#components/reminders/settings-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { readReminderForm } from "#lib/sending/reminders/settings-form.ts";
import { previewReminderSettingsAction, saveReminderSettingsAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reminders");
  return { title: t("settingsTitle") };
}

export default async function ReminderSettingsPage() {
  const { company } = await requireSession("company:write");
  const [t, values] = await Promise.all([getTranslations("reminders"), readReminderForm(company.id)]);
  return (
    <>
      <BackLink href="/reminders">{t("title")}</BackLink>
      <PageHeader title={t("settingsTitle")} intro={t("settingsIntro")} />
      <SettingsForm
        values={values}
        save={saveReminderSettingsAction}
        preview={previewReminderSettingsAction}
      />
    </>
  );
}
