import { CircleAlert, CircleCheck, CircleDashed, CirclePause, CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MailboxState } from "#lib/mailbox/health.ts";

const looks = {
  neverTested: { className: "border-transparent bg-base-content/10", Icon: CircleDashed },
  working: { className: "badge-soft badge-success", Icon: CircleCheck },
  unavailable: { className: "badge-soft badge-warning", Icon: CloudOff },
  failing: { className: "badge-soft badge-error", Icon: CircleAlert },
  paused: { className: "badge-soft badge-warning", Icon: CirclePause, CloudOff },
} as const;

/** The state of a mailbox in one word. */
export function MailboxStateBadge({ state }: { state: MailboxState }) {
  const t = useTranslations("mailbox");
  const { className, Icon } = looks[state];
  return (
    <span className={`badge badge-sm gap-1 whitespace-nowrap ${className}`}>
      <Icon className="size-3.5" aria-hidden="true" />
      {t(`state_${state}`)}
    </span>
  );
}
