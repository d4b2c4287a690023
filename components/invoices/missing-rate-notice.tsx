import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";

type Props = { id: string; currency: string; home: string };

/** Before an invoice in a foreign currency is issued: it cannot be, while nobody has said its rate. */
export function MissingRateNotice({ id, currency, home }: Props) {
  const t = useTranslations("invoices");
  return (
    <Alert kind="warning" title={t("rateMissingTitle")}>
      <p>{t("rateMissingText", { currency, home })}</p>
      <Link href={`/invoices/${id}/edit`} className="link">
        {t("toRate")}
      </Link>
    </Alert>
  );
}
