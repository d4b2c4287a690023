import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { MessageView } from "#components/message/message-view.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { OpenedMessage } from "#lib/base/open-message.ts";

type Props = {
  id: string;
  /** Null where the body of an old message has been thinned. */
  message: OpenedMessage | null;
  sha256: string;
};

/** The message as it goes out, byte for byte: to read, to download, and the hash that proves it. */
export function SentMessage({ id, message, sha256 }: Props) {
  const t = useTranslations("deliveries");
  return (
    <section
      aria-label={t("messageTitle")}
      className="space-y-5 rounded-box border border-base-300 bg-base-100 p-4 sm:p-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold">{t("messageTitle")}</h2>
          <p className="text-sm text-base-content/70">{t(message ? "messageHint" : "thinned")}</p>
        </div>
        {message && (
          <a href={`/deliveries/${id}/eml`} download className={buttonClass("secondary", true)}>
            <Download className="size-4" aria-hidden="true" />
            {t("download")}
          </a>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="text-base-content/70">SHA-256</span>
        <code className="text-xs wrap-anywhere">{sha256}</code>
        <CopyButton text={sha256} look="quiet">
          {t("copyHash")}
        </CopyButton>
      </div>
      {message && <MessageView message={message} filesAt={`/deliveries/${id}/attachments`} />}
    </section>
  );
}
