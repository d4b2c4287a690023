import { useTranslations } from "next-intl";
import type { SuggestedRecord } from "#lib/mailbox/domain-check/verdict.ts";
import { CopyText } from "./copy-text.tsx";

/** A DNS record as the administration of a domain asks for it: name, type and value, ready to copy. */
export function DomainRecord({ record }: { record: SuggestedRecord }) {
  const t = useTranslations("domainCheck.record");
  return (
    <div className="mt-2">
      <p className="text-sm font-medium">{t(record.deed)}</p>
      <dl className="mt-1.5 space-y-2 rounded-field bg-base-200 px-3 py-2.5">
        <div>
          <dt className="text-xs text-base-content/70">{t("name")}</dt>
          <dd className="flex flex-wrap items-start gap-x-2">
            <CopyText text={record.name}>{t("copyName")}</CopyText>
          </dd>
        </div>
        <div>
          <dt className="text-xs text-base-content/70">{t("type")}</dt>
          <dd className="font-mono text-xs leading-6">TXT</dd>
        </div>
        <div>
          <dt className="text-xs text-base-content/70">{t("value")}</dt>
          <dd className="flex flex-wrap items-start gap-x-2">
            <CopyText text={record.value}>{t("copyValue")}</CopyText>
          </dd>
        </div>
      </dl>
    </div>
  );
}
