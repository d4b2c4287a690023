import { useTranslations } from "next-intl";

/** The server's own words. */
export function ServerReply({ text }: { text: string }) {
  const t = useTranslations("mailbox");
  if (text === "") return null;
  return (
    <div className="text-sm">
      <p className="text-base-content/70">{t("reply")}</p>
      <p className="mt-1 rounded-field bg-base-200 px-3 py-2 font-mono text-xs wrap-anywhere">{text}</p>
    </div>
  );
}
