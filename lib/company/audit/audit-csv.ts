import { csvRow, textCell } from "#lib/base/csv-cell.ts";
import type { Locale } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { auditWord } from "./choices.ts";
import type { AuditRow } from "./list-audit.ts";

const BYTE_ORDER_MARK = "\ufeff";
const columns = ["at", "what", "event", "person", "email", "subject", "details"] as const;

/**
 * The audit as CSV like that of invoices; times are in UTC (ISO 8601), so that files of summer and winter fit
 * together, and the details are JSON, as they were written down.
 */
export async function* auditCsv(pages: AsyncIterable<AuditRow[]>, locale: Locale): AsyncGenerator<string> {
  const t = translatorFor(locale, "audit");
  yield BYTE_ORDER_MARK + csvRow(columns.map((column) => textCell(t(`column_${column}`))));
  for await (const page of pages)
    yield page
      .map(({ at, event, by, subjectId, details }) => {
        const word = auditWord(event);
        const person = [by?.name ?? t("nobody"), by?.email ?? ""];
        const cells = [word ? t(word) : event, event, ...person, subjectId ?? "", JSON.stringify(details)];
        return csvRow([at.toISOString(), ...cells.map(textCell)]);
      })
      .join("");
}
