import { getLocale, getTranslations } from "next-intl/server";
import { requireSession } from "#lib/auth/session.ts";
import { today } from "#lib/base/dates.ts";
import { streamedDownload } from "#lib/base/streamed-download.ts";
import { isdocArchive } from "#lib/documents/isdoc-archive.ts";
import { exportCsv } from "#lib/invoices/export-csv.ts";
import { exportInvoices } from "#lib/invoices/export-invoices.ts";
import { documentKinds } from "#lib/invoices/number-pattern.ts";
import { shownStates } from "#lib/invoices/state.ts";

/** What the list of invoices shows, all pages of it, as CSV for spreadsheets or as ISDOC for accounting programs. */
export async function GET(request: Request): Promise<Response> {
  const { company } = await requireSession("invoice:read");
  const query = new URL(request.url).searchParams;
  const [locale, t] = await Promise.all([getLocale(), getTranslations("invoiceExport")]);
  const pages = exportInvoices(company, {
    search: query.get("q") ?? "",
    kind: documentKinds.find((known) => known === query.get("kind")),
    state: shownStates.find((known) => known === query.get("state")),
  });
  if (query.get("format") === "isdoc")
    return streamedDownload(`isdoc-${today()}.zip`, isdocArchive(pages, locale), "application/zip");
  return streamedDownload(
    `${t("fileName")}-${today()}.csv`,
    exportCsv(pages, locale),
    "text/csv; charset=utf-8",
  );
}
