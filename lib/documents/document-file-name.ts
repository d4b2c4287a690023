import { translatorFor } from "#lib/base/messages.ts";
import { fold } from "#lib/base/search-words.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";

/** A name that every system and mail program takes: `faktura-2026-0042.pdf`, letters without accents. */
export function documentFileName(
  { language, kind, number }: Pick<Invoice, "language" | "kind" | "number">,
  format: "pdf" | "isdoc" | "xml" | "facturx" = "pdf",
): string {
  const t = translatorFor(language, "document");
  const words =
    fold(`${t(kind === "invoice" ? "fileName" : `fileName_${kind}`)} ${number ?? t("draft")}`).match(
      /[a-z0-9]+/g,
    ) ?? [];
  const ending = format === "facturx" ? "-facturx.pdf" : `.${format}`;
  return `${words.join("-").slice(0, 100)}${ending}`;
}
