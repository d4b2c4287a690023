import { ScrollText } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import { auditWord } from "#lib/company/audit/choices.ts";
import type { AuditRow } from "#lib/company/audit/list-audit.ts";

/** What happened, who did it and when; what was written down with it opens below. */
export function AuditList({ rows }: { rows: AuditRow[] }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  if (rows.length === 0)
    return <EmptyState icon={<ScrollText className="size-8" aria-hidden="true" />} title={t("empty")} />;
  return (
    <ol className="divide-y divide-base-300 rounded-box border border-base-300 bg-base-100">
      {rows.map((row) => {
        const { id, at, event, by } = row;
        const word = auditWord(event);
        const title = word ? t(word) : event;
        const [href, about, details] = [subjectOf(row), aboutOf(row), detailsOf(row)];
        return (
          <li key={id} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">
                {href ? (
                  <Link href={href} className="link link-hover">
                    {title}
                  </Link>
                ) : (
                  title
                )}
                {about && <span className="font-normal text-base-content/70 wrap-anywhere"> · {about}</span>}
              </p>
              {details.length > 0 && (
                <details className="text-sm">
                  <summary className="w-fit cursor-pointer text-base-content/70">{t("details")}</summary>
                  <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 font-mono text-xs">
                    {details.map(([name, value]) => (
                      <div key={name} className="contents">
                        <dt className="text-base-content/70">{name}</dt>
                        <dd className="wrap-anywhere">{value}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              )}
            </div>
            <p className="text-sm text-base-content/70 wrap-anywhere sm:text-right">
              {by?.name ?? t("nobody")}
              <br />
              <time dateTime={at.toISOString()}>{formatMoment(at, locale)}</time>
            </p>
          </li>
        );
      })}
    </ol>
  );
}

const places: Record<string, (id: string) => string> = {
  invoice: (id) => `/invoices/${id}`,
  delivery: (id) => `/deliveries/${id}`,
  batch: (id) => `/sending/${id}`,
  mailbox: () => "/settings/email",
  team: () => "/settings/team",
};

function subjectOf({ event, subjectId }: AuditRow): string | null {
  const place = places[event.split(".")[0] ?? ""];
  return place && subjectId ? place(subjectId) : null;
}

// What tells one such event from another at a glance: a document, a person, a server, a place.
function aboutOf({ details }: AuditRow): string | null {
  const telling = ["number", "email", "address", "host", "from"].map((name) => details[name]);
  return telling.find((value) => typeof value === "string" && value !== "")?.toString() ?? null;
}

// As they were written down: names of fields are no sentences, and nothing of them is left out.
function detailsOf({ details }: AuditRow): [string, string][] {
  return Object.entries(details).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
}
