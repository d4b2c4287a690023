"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { post } from "#components/form/post.ts";
import { MessageFrame } from "#components/message/message-frame.tsx";
import type { TemplatePreview } from "#lib/sending/templates/preview-template.ts";
import type { TemplateDraft } from "#lib/sending/templates/schema.ts";

const views = ["desktop", "phone", "plain"] as const;
const PAUSE_MS = 400;

/** The mail that comes of a template, as it is typed: wide and narrow, light and dark, and as plain text. */
export function MailPreview({ first, draft }: { first: TemplatePreview; draft: TemplateDraft }) {
  const t = useTranslations("templates");
  const [view, setView] = useState<(typeof views)[number]>("desktop");
  const [dark, setDark] = useState(false);
  const { number, subject, text, html } = usePreview(first, draft);
  const toggle = (name: string, pressed: boolean, onClick: () => void) => (
    <button
      key={name}
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className="btn join-item border-base-content/25 btn-outline btn-sm font-normal aria-pressed:bg-primary aria-pressed:text-primary-content"
    >
      {name}
    </button>
  );
  return (
    <section aria-labelledby="mail-preview" className="min-w-0 space-y-3">
      <h2 id="mail-preview" className="font-semibold">
        {t("preview")}
      </h2>
      <div className="flex flex-wrap gap-3">
        <div className="join">
          {views.map((each) => toggle(t(`view_${each}`), view === each, () => setView(each)))}
        </div>
        {view !== "plain" && <div className="join">{toggle(t("dark"), dark, () => setDark(!dark))}</div>}
      </div>
      <p className="text-sm wrap-anywhere">
        <span className="text-base-content/70">{t("subject")}: </span>
        <span className="font-medium">{subject}</span>
      </p>
      {view === "plain" ? (
        <pre className="rounded-field border border-base-300 bg-base-100 p-4 font-sans text-sm whitespace-pre-wrap wrap-anywhere">
          {text}
        </pre>
      ) : (
        <div className={view === "phone" ? "max-w-[390px]" : ""}>
          <MessageFrame html={dark ? html.dark : html.light} title={t("preview")} dark={dark} />
        </div>
      )}
      <p className="text-sm text-base-content/70">{t("previewWith", { number })}</p>
    </section>
  );
}

/** The preview of what was typed last; while that cannot be drawn, the one before. */
function usePreview(
  first: TemplatePreview,
  { kind, language, subject, text }: TemplateDraft,
): TemplatePreview {
  const [preview, setPreview] = useState(first);
  const [drawn, setDrawn] = useState({ first, subject, text });
  useEffect(() => {
    // What the server drew anew has another signature, say, and what was saved last.
    if (drawn.first === first && drawn.subject === subject && drawn.text === text) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const draft = { kind, language, subject, text };
      const result = await post<TemplatePreview>("/settings/templates/preview", draft, stop.signal);
      if (stop.signal.aborted || !result.ok) return;
      setPreview(result.value);
      setDrawn({ first, subject, text });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [first, kind, language, subject, text, drawn]);
  return preview;
}
