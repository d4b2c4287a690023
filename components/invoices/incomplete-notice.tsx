import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { Seller } from "#lib/invoices/parties.ts";

const wanted = ["street", "registrationNo", "iban"] as const;

/** Before an invoice is issued: which of the company's own details it would lack for ever. */
export function IncompleteNotice({ seller, owner }: { seller: Seller; owner: boolean }) {
  const t = useTranslations("invoices");
  const list = new Intl.ListFormat(useLocale(), { type: "conjunction" });
  const missing = wanted.filter((field) => seller[field] === "");
  if (missing.length === 0) return null;
  return (
    <Alert kind="warning" title={t("incompleteTitle")}>
      <p>{t("incompleteText", { fields: list.format(missing.map((field) => t(`missing_${field}`))) })}</p>
      {owner && (
        <Link href="/settings/company" className="link">
          {t("toCompany")}
        </Link>
      )}
    </Alert>
  );
}
