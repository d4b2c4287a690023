import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PasswordForm } from "#components/security/password-form.tsx";
import { SessionList } from "#components/security/session-list.tsx";
import { TwoFactor } from "#components/security/two-factor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PASSWORD_MIN } from "#lib/auth/schema.ts";
import { listSessions } from "#lib/auth/security/sessions.ts";
import { requireSession } from "#lib/auth/session.ts";
import {
  beginTwoFactorAction,
  changePasswordAction,
  confirmTwoFactorAction,
  endOtherSessionsAction,
  endSessionAction,
  endTwoFactorAction,
  renewCodesAction,
} from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("security");
  return { title: t("title") };
}

export default async function SecurityPage() {
  const session = await requireSession("account:write");
  const [t, sessions] = await Promise.all([getTranslations("security"), listSessions(session)]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <div className="max-w-3xl space-y-6">
        <PasswordForm email={session.user.email} passwordMin={PASSWORD_MIN} action={changePasswordAction} />
        <TwoFactor
          on={session.user.twoFactor}
          actions={{
            begin: beginTwoFactorAction,
            confirm: confirmTwoFactorAction,
            end: endTwoFactorAction,
            renew: renewCodesAction,
          }}
        />
        <SessionList sessions={sessions} end={endSessionAction} endOthers={endOtherSessionsAction} />
      </div>
    </>
  );
}
