import { useTranslations } from "next-intl";
import type { ShownState } from "#lib/invoices/state.ts";

const looks: Record<ShownState, string> = {
  draft: "border-transparent bg-base-content/10",
  issued: "badge-soft badge-info",
  overdue: "badge-soft badge-error",
  paid: "badge-soft badge-success",
  cancelled: "border-transparent bg-base-content/10 line-through",
};

export function StateBadge({ state }: { state: ShownState }) {
  const t = useTranslations("invoices");
  return <span className={`badge ${looks[state]} badge-sm whitespace-nowrap`}>{t(`state_${state}`)}</span>;
}
