import { useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { ImportPreview } from "#lib/customers/import/preview-import.ts";

/** What an import would do: how many of each kind, the first customers, and each row that cannot be taken over. */
export function ImportOutlook({ counts, first, problems }: ImportPreview) {
  const t = useTranslations("customerImport");
  return (
    <section className="space-y-5">
      <div aria-live="polite">
        <h2 className="mb-2 font-semibold">{t("preview")}</h2>
        <ul className="space-y-1">
          <li className="font-medium">{t("new", { count: counts.new })}</li>
          {counts.existing > 0 && <li>{t("existing", { count: counts.existing })}</li>}
          {counts.repeated > 0 && <li>{t("repeated", { count: counts.repeated })}</li>}
          {counts.bad > 0 && <li className="text-error">{t("bad", { count: counts.bad })}</li>}
        </ul>
        {counts.existing + counts.repeated > 0 && (
          <p className="mt-1 text-sm text-base-content/70">{t("knownHint")}</p>
        )}
      </div>
      {first.length > 0 && <First rows={first} />}
      {problems.length > 0 && <Problems problems={problems} bad={counts.bad} />}
    </section>
  );
}

function First({ rows }: { rows: ImportPreview["first"] }) {
  const t = useTranslations("customerImport");
  return (
    <div>
      <h3 className="mb-2 text-sm font-medium">{t("first")}</h3>
      <ul className="divide-y divide-base-300 rounded-box border border-base-300">
        {rows.map(({ line, fate, name, registrationNo, city, email }) => (
          <li key={line} className="flex items-start justify-between gap-4 px-4 py-2">
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium">{name}</span>
              <span className="block text-sm text-base-content/70">
                {[registrationNo, city, email].filter(Boolean).join(" · ")}
              </span>
            </span>
            <span
              className={`badge badge-soft badge-sm mt-1 shrink-0 ${fate === "new" ? "badge-success" : ""}`}
            >
              {t(`fate_${fate}`)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Problems({ problems, bad }: { problems: ImportPreview["problems"]; bad: number }) {
  const t = useTranslations("customerImport");
  const customers = useTranslations("customers");
  const lines = new Set(problems.map(({ line }) => line));
  return (
    <div>
      <h3 className="text-sm font-medium">{t("problems")}</h3>
      <p className="mb-2 text-sm text-base-content/70">{t("badHint")}</p>
      <ul className="max-h-80 divide-y divide-base-300 overflow-y-auto rounded-box border border-base-300">
        {problems.map(({ line, field, problem }) => (
          <li key={`${line} ${field}`} className="px-4 py-2 text-sm wrap-anywhere">
            <span className="font-medium">
              {t("line", { line })} · {customers(field)}
            </span>
            <span className="block text-error">
              <ProblemText problem={problem} />
            </span>
          </li>
        ))}
        {lines.size < bad && <li className="px-4 py-2 text-sm">{t("moreProblems")}</li>}
      </ul>
    </div>
  );
}
