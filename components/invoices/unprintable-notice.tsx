import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { UnprintableText } from "#lib/documents/unprintable-texts.ts";

// A whole page of them says no more than the first ones.
const MOST_SIGNS = 12;
const MOST_TEXTS = 8;

/** Before an invoice is issued: which signs its PDF would show as boxes, and where they are. */
export function UnprintableNotice({ id, texts }: { id: string; texts: UnprintableText[] }) {
  const t = useTranslations("invoices");
  if (texts.length === 0) return null;
  return (
    <Alert kind="warning" title={t("unprintableTitle")}>
      <p>{t("unprintableText")}</p>
      <ul className="list-disc pl-5">
        {texts.slice(0, MOST_TEXTS).map(({ field, line, signs }) => (
          <li key={`${field}${line}`}>
            {t(`unprintable_${field}`, { line })}{" "}
            <bdi>{signs.slice(0, MOST_SIGNS).join(" ") + (signs.length > MOST_SIGNS ? " …" : "")}</bdi>
          </li>
        ))}
        {texts.length > MOST_TEXTS && <li>{t("unprintableMore", { count: texts.length - MOST_TEXTS })}</li>}
      </ul>
      <Link href={`/invoices/${id}/edit`} className="link">
        {t("unprintableEdit")}
      </Link>
    </Alert>
  );
}
