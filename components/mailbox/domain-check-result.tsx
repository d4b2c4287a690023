import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { DomainCheck } from "#lib/mailbox/domain-check/check-domain.ts";
import { DomainVerdict } from "./domain-verdict.tsx";

/** What DNS says about SPF, DKIM and DMARC of a domain, and the records that mend it. */
export function DomainCheckResult({ check }: { check: DomainCheck }) {
  const t = useTranslations("domainCheck");
  if (!check.exists) return <Alert kind="warning">{t("noSuchDomain", { domain: check.domain })}</Alert>;
  const { spf, dkim, dmarc } = check;
  const rows = [
    {
      key: "spf" as const,
      name: "SPF",
      verdict: spf,
      sentence:
        spf.state === "unknown" ? t(`unknown.${spf.reason}`, spf.params) : t(`spf.${spf.reason}`, spf.params),
    },
    {
      key: "dkim" as const,
      name: "DKIM",
      verdict: dkim,
      sentence:
        dkim.state === "unknown"
          ? t(`unknown.${dkim.reason}`, dkim.params)
          : t(`dkim.${dkim.reason}`, dkim.params),
    },
    {
      key: "dmarc" as const,
      name: "DMARC",
      verdict: dmarc,
      sentence:
        dmarc.state === "unknown"
          ? t(`unknown.${dmarc.reason}`, dmarc.params)
          : t(`dmarc.${dmarc.reason}`, dmarc.params),
    },
  ];
  return (
    <div>
      <p className="font-medium wrap-anywhere">
        {t(`summary.${summaryOf(check)}`, { domain: check.domain })}
      </p>
      <ul className="mt-1 divide-y divide-base-300">
        {rows.map(({ key, ...row }) => (
          <DomainVerdict key={key} what={t(`what.${key}`)} {...row} />
        ))}
      </ul>
      {rows.some(({ verdict }) => verdict.record) && (
        <p className="text-xs text-base-content/70">{t("record.hint")}</p>
      )}
    </div>
  );
}

function summaryOf({ spf, dkim, dmarc }: Extract<DomainCheck, { exists: true }>) {
  const states = [spf.state, dkim.state, dmarc.state];
  if (states.some((state) => state === "wrong" || state === "missing")) return "toFix";
  return states.includes("unknown") ? "unknown" : "ok";
}
