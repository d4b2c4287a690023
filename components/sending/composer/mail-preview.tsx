import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Problem } from "#lib/base/errors.ts";
import type { MailPreview as Preview } from "#lib/sending/compose/preview-mail.ts";
import { MailView, ViewChoice } from "../mail-view.tsx";
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
  const [view, setView] = useState<(typeof views)[number]>(firstView);
  const [dark, setDark] = useState(false);
  return (
    <details
      className="rounded-field border border-base-300"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="cursor-pointer px-4 py-2.5 text-sm font-medium">{t("preview")}</summary>
      <div className="space-y-3 border-t border-base-300 p-3">
        <ViewChoice
          {...{ views, view }}
          nameOf={(each) => t(`preview_${each}`)}
          onView={setView}
          dark={
            view === "desktop" || view === "phone"
              ? { name: t("previewDark"), on: dark, onDark: setDark }
              : undefined
          }
        />
        {problem && (
          <p className="text-sm text-error">
            <ProblemText problem={problem} />
          </p>
        )}
        {open && view === "pdf" && <PdfPreview {...pdf} />}
        {open && view !== "pdf" && (
          <WholeMail preview={preview} view={view} title={t("preview")} dark={dark} />
        )}
      </div>
    </details>
  );
}

// Begins with what fits: on a phone the wide mail would show its left half.
const firstView = () => (window.matchMedia("(min-width: 48rem)").matches ? "desktop" : "phone");

type WholeMailProps = {
  preview: Preview | undefined;
  view: "desktop" | "phone" | "plain";
  title: string;
  dark: boolean;
};

function WholeMail({ preview, view, title, dark }: WholeMailProps) {
  if (!preview) return <div className="h-96 skeleton" />;
  const { text, html } = preview;
  const mail = <MailView {...{ view, text, title, dark }} html={dark ? preview.dark : html} />;
  if (view !== "desktop") return mail;
  return (
    // A small screen scrolls sideways over what a large one shows at once.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <section aria-label={title} tabIndex={0} className="overflow-x-auto">
      <div className="min-w-[640px]">{mail}</div>
    </section>
  );
}
