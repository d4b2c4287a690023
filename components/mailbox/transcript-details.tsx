"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { TranscriptLine } from "#lib/smtp/transcript.ts";

const signs = { client: ">", server: "<", note: "·" } as const;

/** The conversation with the server, to copy for whoever helps. Password and user name are masked in it. */
export function TranscriptDetails({ lines }: { lines: TranscriptLine[] }) {
  const t = useTranslations("mailbox");
  if (lines.length === 0) return null;
  const text = lines
    .map(({ ms, from, text }) => `${`${ms}`.padStart(6)} ms ${signs[from]} ${text}`)
    .join("\n");
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-base-content/70">{t("transcript")}</summary>
      <p className="mt-2 text-base-content/70">{t("transcriptHint")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
      <pre tabIndex={0} className="mt-2 max-h-72 overflow-auto rounded-field bg-base-200 p-3 text-xs">
        {text}
      </pre>
      <CopyButton text={text} className="mt-2">
        {t("transcriptCopy")}
      </CopyButton>
    </details>
  );
}
