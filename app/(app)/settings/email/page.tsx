import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailboxSettings } from "#components/mailbox/mailbox-settings.tsx";
import { PausedNotice } from "#components/mailbox/paused-notice.tsx";
import { SendingSwitch } from "#components/mailbox/sending-switch.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { providerPresets } from "#lib/mailbox/providers.ts";
import { readMailbox } from "#lib/mailbox/read-mailbox.ts";
import { saveMailboxAction, switchSendingAction, testMailboxAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mailbox");
  return { title: t("title") };
}

export default async function EmailSettingsPage() {
  const { company, user } = await requireSession("mailbox:read");
  const [t, mailbox, { name, sendingEnabled }] = await Promise.all([
    getTranslations("mailbox"),
    readMailbox(company),
    readCompany(company.id),
  ]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      {mailbox?.pausedReason && <PausedNotice reason={mailbox.pausedReason} until={mailbox.pausedUntil} />}
      <SendingSwitch enabled={sendingEnabled} hasMailbox={mailbox !== null} action={switchSendingAction} />
      <MailboxSettings
        saved={mailbox}
        presets={providerPresets(company.id)}
        suggested={{ address: user.email, fromName: name }}
        sendingEnabled={sendingEnabled}
        action={saveMailboxAction}
        test={testMailboxAction}
      />
    </>
  );
}
