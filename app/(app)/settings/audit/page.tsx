import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditFilter } from "#components/audit/audit-filter.tsx";
import { AuditList } from "#components/audit/audit-list.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { addressWith, oneOf, type Query } from "#lib/base/page-query.ts";
import { auditAreaNames } from "#lib/company/audit/choices.ts";
import { listActors, listAudit } from "#lib/company/audit/list-audit.ts";

const HERE = "/settings/audit";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { company } = await requireSession("audit:read");
  const [t, query] = await Promise.all([getTranslations("audit"), searchParams]);
  const area = auditAreaNames.find((known) => known === oneOf(query.area));
  const [userId, after] = [oneOf(query.person), oneOf(query.after)];
  const [{ rows, next }, actors] = await Promise.all([
    listAudit(company, { area, userId, after }),
    listActors(company),
  ]);
  const filter = { area, person: userId };
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        actions={
          <a href={addressWith(`${HERE}/export`, filter)} download className={buttonClass()}>
            <Download className="size-4" aria-hidden="true" />
            {t("export")}
          </a>
        }
      />
      <AuditFilter action={HERE} area={area} person={userId} actors={actors} />
      <AuditList rows={rows} />
      <Pager
        label={t("pages")}
        first={after ? { href: addressWith(HERE, filter), label: t("newest") } : null}
        next={next ? { href: addressWith(HERE, { ...filter, after: next }), label: t("older") } : null}
      />
    </>
  );
}
