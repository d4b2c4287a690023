import Link from "next/link";
import { useTranslations } from "next-intl";
import { addressWith } from "#lib/base/page-query.ts";
import type { ShownState } from "#lib/invoices/state.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";

const choices: (DocumentKind | "")[] = ["", "invoice", "proforma", "creditNote"];

type Props = {
  chosen: DocumentKind | undefined;
  state: ShownState | undefined;
  search: string;
  sort: string | undefined;
};

/** Which kinds of documents are listed; what else the person asked for stays. */
export function KindFilter({ chosen, state, search, sort }: Props) {
  const t = useTranslations("invoices");
  return (
    <nav
      aria-label={t("kindFilter")}
      className="mb-4 flex flex-wrap gap-x-4 gap-y-1 border-b border-base-300 max-sm:text-sm sm:gap-x-5"
    >
      {choices.map((kind) => {
        const here = kind === (chosen ?? "");
        return (
          <Link
            key={kind}
            href={addressWith("/invoices", { kind, state, q: search, sort })}
            aria-current={here ? "true" : undefined}
            className={`-mb-px border-b-2 py-2 ${here ? "border-primary font-medium" : "border-transparent text-base-content/70 hover:text-base-content"}`}
          >
            {t(`kinds_${kind || "all"}`)}
          </Link>
        );
      })}
    </nav>
  );
}
