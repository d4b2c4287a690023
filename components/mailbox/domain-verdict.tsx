import { CircleCheck, CircleDashed, CircleMinus, CircleQuestionMark, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CheckState, Verdict } from "#lib/mailbox/domain-check/verdict.ts";
import { DomainRecord } from "./domain-record.tsx";

const looks = {
  ok: { Icon: CircleCheck, color: "text-success", badge: "badge-soft badge-success" },
  missing: { Icon: CircleDashed, color: "text-warning", badge: "badge-soft badge-warning" },
  wrong: { Icon: CircleX, color: "text-error", badge: "badge-soft badge-error" },
  unknown: { Icon: CircleQuestionMark, color: "text-info", badge: "badge-soft badge-info" },
  notChecked: {
    Icon: CircleMinus,
    color: "text-base-content/70",
    badge: "border-transparent bg-base-content/10",
  },
} as const satisfies Record<CheckState, unknown>;

type Props = { name: string; what: string; verdict: Verdict<string>; sentence: string };

/** One row of a domain check: the state in a word, what it means, and the record that mends it. */
export function DomainVerdict({ name, what, verdict, sentence }: Props) {
  const t = useTranslations("domainCheck");
  const { Icon, color, badge } = looks[verdict.state];
  return (
    <li className="flex gap-3 py-4">
      <Icon className={`mt-0.5 size-5 shrink-0 ${color}`} aria-hidden="true" />
      <div className="min-w-0 flex-1 text-sm wrap-anywhere">
        <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <h3 className="font-semibold">{name}</h3>
          <span className="order-1 w-full text-base-content/70 sm:order-none sm:w-auto">{what}</span>
          <span className={`badge ${badge} badge-sm ml-auto whitespace-nowrap`}>
            {t(`state.${verdict.state}`)}
          </span>
        </div>
        <p className="mt-1">{sentence}</p>
        {verdict.remarks.map((remark) => (
          <p key={remark} className="mt-1 text-base-content/70">
            {t(`remark.${remark}`, verdict.params)}
          </p>
        ))}
        {verdict.record && <DomainRecord record={verdict.record} />}
      </div>
    </li>
  );
}
