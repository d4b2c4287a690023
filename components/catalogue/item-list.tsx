import { Package } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatRate } from "#lib/base/format-number.ts";
import { formatMoney } from "#lib/base/money.ts";
import type { CatalogueItem } from "#lib/catalogue/read-item.ts";

type Props = { rows: CatalogueItem[]; vatPayer: boolean; searching: boolean };

/** One page of the catalogue; `searching` tells an empty one from a search without a result. */
export function ItemList({ rows, vatPayer, searching }: Props) {
  const t = useTranslations("catalogue");
  const locale = useLocale();
  if (rows.length === 0) return <NoItems searching={searching} />;
  return (
    <ul className="divide-y divide-base-300 overflow-hidden rounded-box border border-base-300 bg-base-100">
      {rows.map(({ id, description, unit, currency, unitPriceMinor, priceWithVat, vatRate }) => (
        <li key={id}>
          <Link
            href={`/catalogue/${id}`}
            className="grid grid-cols-[minmax(40%,1fr)_minmax(0,auto)] items-baseline gap-x-4 sm:gap-x-6 px-4 py-3 hover:bg-base-200 sm:px-5"
          >
            <span className="line-clamp-3 font-medium wrap-anywhere">{description}</span>
            <span className="text-right">
              <span className="whitespace-nowrap tabular-nums">
                {formatMoney(unitPriceMinor, currency, locale)}
              </span>
              {unit && <span className="text-base-content/70 wrap-anywhere"> / {unit}</span>}
              {vatPayer && (
                <span className="block text-sm text-base-content/70">
                  {t(priceWithVat ? "withRate" : "withoutRate", { rate: formatRate(vatRate, locale) })}
                </span>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function NoItems({ searching }: { searching: boolean }) {
  const t = useTranslations("catalogue");
  if (searching) {
    return (
      <EmptyState title={t("nothingTitle")}>
        <p>{t("nothingText")}</p>
        <Link href="/catalogue" className={buttonClass()}>
          {t("showAll")}
        </Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Package className="size-9" aria-hidden="true" />} title={t("emptyTitle")}>
      <p className="max-w-prose">{t("emptyText")}</p>
      <Link href="/catalogue/new" className={buttonClass("primary")}>
        {t("new")}
      </Link>
    </EmptyState>
  );
}
