import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CaughtMessage } from "#components/sandbox/caught-message.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { readCaughtMail } from "#lib/sandbox/caught-mail.ts";

export default async function CaughtMailPage({ params }: PageProps<"/sandbox/[id]">) {
  const { company } = await requireSession("sandbox:read");
  const mail = await readCaughtMail(company.id, (await params).id);
  if (!mail) notFound();
  const t = await getTranslations("sandbox");
  return (
    <>
      <BackLink href="/sandbox">{t("backToList")}</BackLink>
      <PageHeader title={mail.subject || t("noSubject")} />
      <CaughtMessage mail={mail} />
    </>
  );
}
