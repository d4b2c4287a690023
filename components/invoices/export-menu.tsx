import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { addressWith } from "#lib/base/page-query.ts";

/** What the list shows as a file; a press elsewhere and Escape close the choice, as the browser does it. */
export function ExportMenu({ filter }: { filter: Record<string, string | undefined> }) {
  const t = useTranslations("invoiceExport");
  const filtered = Object.values(filter).some(Boolean);
  return (
    <>
      <button
        type="button"
        popoverTarget="export"
        style={{ anchorName: "--export" }}
        className={buttonClass()}
      >
        <Download className="size-4" aria-hidden="true" />
        {t("export")}
      </button>
      <div
        id="export"
        popover="auto"
        style={{ positionAnchor: "--export" }}
        className="dropdown mt-1 w-72 rounded-box border border-base-300 bg-base-100 p-2 text-base-content shadow-lg sm:dropdown-end"
      >
        {(["csv", "isdoc"] as const).map((format) => (
          <a
            key={format}
            href={addressWith("/invoices/export", { format, ...filter })}
            download
            className="block rounded-field px-3 py-2 hover:bg-base-200"
          >
            <span className="block font-medium">{t(format)}</span>
            <span className="block text-sm text-base-content/70">{t(`${format}Hint`)}</span>
          </a>
        ))}
        {filtered && <p className="px-3 py-2 text-sm text-base-content/70">{t("filtered")}</p>}
      </div>
    </>
  );
}
