import { ArrowDownUp, Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { addressWith } from "#lib/base/page-query.ts";
import type { ListSort } from "#lib/invoices/list-order.ts";
import type { Sorted } from "./sort-head.tsx";

const choices = [
  ...["-created", "created", "-number", "number"],
  ...["due", "-due", "-total", "total"],
] as ListSort[];

/** How the list is ordered, where there is no room for heads of columns. */
export function SortMenu({ by, kept }: Sorted) {
  const t = useTranslations("invoices.sort");
  return (
    <div className="md:hidden">
      <button
        type="button"
        popoverTarget="sort"
        style={{ anchorName: "--sort" }}
        className="btn btn-ghost btn-sm font-normal"
      >
        <ArrowDownUp className="size-4" aria-hidden="true" />
        <span className="sr-only">{t("label")}</span>
        {t(by)}
      </button>
      {/* Another one for each order: the one in which it was chosen closes. */}
      <ul
        key={by}
        id="sort"
        popover="auto"
        style={{ positionAnchor: "--sort" }}
        className="dropdown mt-1 w-72 rounded-box border border-base-300 bg-base-100 p-2 text-base-content shadow-lg"
      >
        {choices.map((choice) => (
          <li key={choice}>
            <Link
              href={addressWith("/invoices", { ...kept, sort: choice === "-created" ? undefined : choice })}
              aria-current={choice === by ? "true" : undefined}
              className="flex items-center gap-2 rounded-field px-3 py-2 hover:bg-base-200"
            >
              <Check className={`size-4 ${choice === by ? "" : "invisible"}`} aria-hidden="true" />
              {t(choice)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
