import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Follower, Origin } from "#lib/invoices/origin.ts";
import { StateBadge } from "./state-badge.tsx";

type Props = { origin: Origin | null; reason: string; followers: Follower[] };

/** From which document this one was made and why, and what was made from it. */
export function RelatedDocuments({ origin, reason, followers }: Props) {
  const t = useTranslations("invoices");
  if (!origin && followers.length === 0) return null;
  return (
    <nav
      aria-label={t("related")}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 rounded-box border border-base-300 bg-base-100 px-5 py-3"
    >
      {origin && (
        <Link href={`/invoices/${origin.id}`} className="link">
          {t(origin.kind === "proforma" ? "fromProforma" : "fromInvoice", { number: origin.number })}
        </Link>
      )}
      {reason && (
        <p className="wrap-anywhere">
          <span className="text-base-content/70">{t("reason")}:</span> {reason}
        </p>
      )}
      {followers.map(({ id, kind, number, state }) => (
        <span key={id} className="flex items-center gap-2">
          <Link href={`/invoices/${id}`} className="link">
            {number ? t(`follower_${kind}`, { number }) : t(`followerDraft_${kind}`)}
          </Link>
          {state !== "draft" && <StateBadge state={state} kind={kind} />}
        </span>
      ))}
    </nav>
  );
}
