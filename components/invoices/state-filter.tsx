import Link from "next/link";
import { useTranslations } from "next-intl";
import { addressWith } from "#lib/base/page-query.ts";
import type { ShownState } from "#lib/invoices/state.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";

const choices: (ShownState | "")[] = ["", "draft", "issued", "overdue", "paid", "cancelled"];

type Props = {
  chosen: ShownState | undefined;
  kind: DocumentKind | undefined;
  search: string;
  sort: string | undefined;
};

/** Which invoices are listed; what else the person asked for stays. */
export function StateFilter({ chosen, kind, search, sort }: Props) {
  const t = useTranslations("invoices");
  return (
    <nav aria-label={t("filter")} className="flex flex-wrap gap-1">
      {choices.map((state) => {
        const here = state === (chosen ?? "");
        return (
          <Link
            key={state}
            href={addressWith("/invoices", { kind, state, q: search, sort })}
            aria-current={here ? "true" : undefined}
            className={`btn btn-ghost btn-sm ${here ? "bg-base-content/10" : "font-normal"}`}
          >
            {state ? t(`filter_${state}`) : t("all")}
          </Link>
        );
      })}
    </nav>
  );
}
