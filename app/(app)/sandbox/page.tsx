import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CaughtList } from "#components/sandbox/caught-list.tsx";
import { EmptyButton } from "#components/sandbox/empty-button.tsx";
import { KeepFresh } from "#components/sandbox/keep-fresh.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireSession } from "#lib/auth/session.ts";
import { settings } from "#lib/base/env.ts";
import { listCaughtMail } from "#lib/sandbox/caught-mail.ts";
import { emptySandboxAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sandbox");
  return { title: t("title") };
}

export default async function SandboxPage() {
  const { company, role } = await requireSession("sandbox:read");
  const t = await getTranslations("sandbox");
  const { records, total } = await listCaughtMail(company.id);
  if (settings().sandboxPort === 0 && total === 0) {
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState title={t("offTitle")}>{t("offText")}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        actions={total > 0 && may(role, "sandbox:write") && <EmptyButton action={emptySandboxAction} />}
      />
      <KeepFresh />
      {total === 0 ? (
        <EmptyState icon={<Inbox className="size-8" aria-hidden="true" />} title={t("emptyTitle")}>
          <p className="max-w-prose">{t("emptyText")}</p>
          {may(role, "mailbox:write") && (
            <Link href="/settings/email" className={buttonClass("primary")}>
              {t("toSettings")}
            </Link>
          )}
        </EmptyState>
      ) : (
        <CaughtList records={records} />
      )}
      {total > records.length && (
        <p className="mt-3 text-sm text-base-content/70">{t("newest", { count: records.length, total })}</p>
      )}
    </>
  );
}
