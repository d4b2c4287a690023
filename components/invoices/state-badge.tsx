import { useTranslations } from "next-intl";
import type { ShownState } from "#lib/invoices/state.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";

const looks: Record<ShownState, string> = {
  draft: "border-transparent bg-base-content/10",
  issued: "badge-soft badge-info",
  overdue: "badge-soft badge-error",
  paid: "badge-soft badge-success",
  cancelled: "border-transparent bg-base-content/10 line-through",
};

/** The state of a document in a word, which in Czech and Slovak has the gender of its kind. */
export function StateBadge({ state, kind }: { state: ShownState; kind: DocumentKind }) {
  const t = useTranslations("invoices");
  const ofNote = kind === "creditNote" && state !== "draft" && state !== "overdue";
  return (
    <span className={`badge ${looks[state]} badge-sm whitespace-nowrap`}>
      {t(ofNote ? `noteState_${state}` : `state_${state}`)}
    </span>
  );
}
