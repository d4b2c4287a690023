import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MailPreview as Preview } from "#lib/sending/compose/preview-mail.ts";

const views = ["desktop", "phone", "plain"] as const;

/** The mail as its recipient will see it: wide, narrow, or without HTML; by day and by night. */
export function MailPreview({ preview }: { preview: Preview | undefined }) {
  const t = useTranslations("sending");
  const [view, setView] = useState<(typeof views)[number]>("desktop");
  const [dark, setDark] = useState(false);
  const choice = (chosen: boolean) => `btn btn-sm join-item ${chosen ? "btn-active" : ""}`;
  return (
    <details className="rounded-field border border-base-300">
      <summary className="cursor-pointer px-4 py-2.5 text-sm font-medium">{t("preview")}</summary>
      <div className="space-y-3 border-t border-base-300 p-3">
        <div className="flex flex-wrap gap-3">
          <div className="join">
            {views.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={view === each}
                className={choice(view === each)}
                onClick={() => setView(each)}
              >
                {t(`preview_${each}`)}
              </button>
            ))}
          </div>
          <button type="button" aria-pressed={dark} className={choice(dark)} onClick={() => setDark(!dark)}>
            {t("previewDark")}
          </button>
        </div>
        {view === "plain" ? (
          <pre className="max-h-96 overflow-y-auto text-sm whitespace-pre-wrap wrap-anywhere">
            {preview?.text}
          </pre>
        ) : (
          <iframe
            sandbox=""
            referrerPolicy="no-referrer"
            title={t("preview")}
            srcDoc={(dark ? preview?.dark : preview?.html) ?? ""}
            className={`mx-auto h-96 rounded-field border border-base-300 ${dark ? "bg-black" : "bg-white"} ${view === "phone" ? "w-[360px] max-w-full" : "w-full"}`}
          />
        )}
      </div>
    </details>
  );
}
