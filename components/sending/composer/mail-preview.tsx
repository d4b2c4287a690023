import { useTranslations } from "next-intl";
import { useState } from "react";
import { MessageFrame } from "#components/message/message-frame.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Problem } from "#lib/base/errors.ts";
import type { MailPreview as Preview } from "#lib/sending/compose/preview-mail.ts";
import { PdfPreview } from "./pdf-preview.tsx";

const views = ["desktop", "phone", "plain", "pdf"] as const;

type Props = {
  preview: Preview | undefined;
  problem: Problem | undefined;
  pdf: { name: string; href: string };
};

/** The mail as its recipient will see it: wide, narrow, or without HTML, by day and by night; and its document. */
export function MailPreview({ preview, problem, pdf }: Props) {
  const t = useTranslations("sending");
  const [open, setOpen] = useState(false);
  const [view, setView] = useState<(typeof views)[number]>("desktop");
  const [dark, setDark] = useState(false);
  const choice = (name: string, chosen: boolean, onClick: () => void) => (
    <button
      key={name}
      type="button"
      aria-pressed={chosen}
      onClick={onClick}
      className="btn join-item border-base-content/25 btn-outline btn-sm font-normal aria-pressed:bg-primary aria-pressed:text-primary-content"
    >
      {name}
    </button>
  );
  return (
    <details
      className="rounded-field border border-base-300"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="cursor-pointer px-4 py-2.5 text-sm font-medium">{t("preview")}</summary>
      <div className="space-y-3 border-t border-base-300 p-3">
        <div className="flex flex-wrap gap-3">
          <div className="join">
            {views.map((each) => choice(t(`preview_${each}`), view === each, () => setView(each)))}
          </div>
          {(view === "desktop" || view === "phone") && (
            <div className="join">{choice(t("previewDark"), dark, () => setDark(!dark))}</div>
          )}
        </div>
        {problem && (
          <p className="text-sm text-error">
            <ProblemText problem={problem} />
          </p>
        )}
        {open && view === "pdf" && <PdfPreview {...pdf} />}
        {open && view !== "pdf" && (
          <MailView preview={preview} view={view} title={t("preview")} dark={dark} />
        )}
      </div>
    </details>
  );
}

type MailViewProps = {
  preview: Preview | undefined;
  view: "desktop" | "phone" | "plain";
  title: string;
  dark: boolean;
};

function MailView({ preview, view, title, dark }: MailViewProps) {
  if (!preview) return <div className="h-96 skeleton" />;
  if (view === "plain")
    return (
      <pre className="rounded-field bg-base-200 p-4 font-sans text-sm whitespace-pre-wrap wrap-anywhere">
        {preview.text}
      </pre>
    );
  const frame = <MessageFrame html={dark ? preview.dark : preview.html} title={title} dark={dark} />;
  if (view === "phone") return <div className="mx-auto max-w-[360px]">{frame}</div>;
  return (
    // A small screen scrolls sideways over what a large one shows at once.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <section aria-label={title} tabIndex={0} className="overflow-x-auto">
      <div className="min-w-[640px]">{frame}</div>
    </section>
  );
}
