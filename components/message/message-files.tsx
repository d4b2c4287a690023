import { Paperclip } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatSize } from "#lib/base/format-measure.ts";
import type { OpenedMessage } from "#lib/base/open-message.ts";

type Props = { files: OpenedMessage["files"]; filesAt: string };

/** The attachments of a message, each a download. */
export function MessageFiles({ files, filesAt }: Props) {
  const t = useTranslations("message");
  const locale = useLocale();
  return (
    <section aria-label={t("attachments")}>
      <ul className="flex flex-wrap gap-2">
        {files.map(({ place, name, size }) => (
          <li key={place} className="min-w-0">
            <a
              href={`${filesAt}/${place}`}
              download
              className="btn btn-sm h-auto min-h-8 max-w-full border-base-content/25 py-1 text-left font-normal btn-outline"
            >
              <Paperclip className="size-4 shrink-0" aria-hidden="true" />
              <span className="min-w-0 wrap-anywhere">{name || t("nameless")}</span>
              <span className="shrink-0 text-base-content/70">{formatSize(size, locale)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
