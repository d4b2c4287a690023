import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { problem } from "#lib/base/errors.ts";

type Shown = { is: "loading" } | { is: "failed" } | { is: "ready"; href: string };

/** The document as it is attached. No page of ours lets itself be framed, so that its bytes are fetched and shown. */
export function PdfPreview({ name, href }: { name: string; href: string }) {
  const t = useTranslations("editor");
  const [shown, setShown] = useState<Shown>({ is: "loading" });
  useEffect(() => {
    const mine = new AbortController();
    let object: string | undefined;
    fetch(href, { signal: mine.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`answered ${response.status}`);
        const bytes = await response.blob();
        if (mine.signal.aborted) return;
        object = URL.createObjectURL(bytes);
        setShown({ is: "ready", href: object });
      })
      .catch(() => !mine.signal.aborted && setShown({ is: "failed" }));
    return () => {
      mine.abort();
      if (object) URL.revokeObjectURL(object);
    };
  }, [href]);
  if (shown.is === "loading") return <div className="h-96 skeleton" />;
  if (shown.is === "failed")
    return (
      <p className="text-sm text-error">
        <ProblemText problem={problem("offline")} />
      </p>
    );
  return (
    <>
      {navigator.pdfViewerEnabled ? (
        <iframe
          src={shown.href}
          title={name}
          className="h-[32rem] w-full rounded-field border border-base-300"
        />
      ) : (
        <p className="text-sm">{t("previewInTab")}</p>
      )}
      <a href={href} target="_blank" rel="noreferrer" className="link text-sm">
        {t("previewOpen")}
      </a>
    </>
  );
}
