import { getLocale, getTranslations } from "next-intl/server";
import { requireSession } from "#lib/auth/session.ts";
import { today } from "#lib/base/dates.ts";
import { streamedDownload } from "#lib/base/streamed-download.ts";
import { auditCsv } from "#lib/company/audit/audit-csv.ts";
import { auditAreaNames } from "#lib/company/audit/choices.ts";
import { exportAudit } from "#lib/company/audit/list-audit.ts";

/** What the page of the audit shows for the same filter, all pages of it, as CSV. */
export async function GET(request: Request): Promise<Response> {
  const { company } = await requireSession("audit:read");
  const query = new URL(request.url).searchParams;
  const [locale, t] = await Promise.all([getLocale(), getTranslations("audit")]);
  const pages = exportAudit(company, {
    area: auditAreaNames.find((known) => known === query.get("area")),
    userId: query.get("person") ?? "",
  });
  return streamedDownload(
    `${t("fileName")}-${today()}.csv`,
    auditCsv(pages, locale),
    "text/csv; charset=utf-8",
  );
}
