import { CircleCheck, CircleHelp, SearchX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Discovery } from "#lib/mailbox/discovery/discovery.ts";

type Props = {
  discovery: Discovery | undefined;
  /** Why nobody was asked. */
  problem: string | undefined;
  busy: boolean;
  onAgain: () => void;
};

/** What came of looking for the server of an address: where the answer is from, and how sure it is. */
export function FoundNote({ discovery, problem, busy, onAgain }: Props) {
  const t = useTranslations("discovery");
  return (
    <div role="status" className="text-sm empty:sr-only">
      {busy && (
        <p className="flex items-center gap-2.5 text-base-content/70">
          <span className="loading loading-spinner loading-xs" aria-hidden="true" />
          {t("busy")}
        </p>
      )}
      {!busy && discovery && <Outcome discovery={discovery} />}
      {!busy && problem && (
        <Line icon="none">
          <ProblemText problem={problem} />
        </Line>
      )}
      {!busy && discovery?.outcome === "notFound" && (
        <button type="button" className="link mt-1 ml-7" onClick={onAgain}>
          {t("again")}
        </button>
      )}
    </div>
  );
}

function Outcome({ discovery }: { discovery: Discovery }) {
  const t = useTranslations("discovery");
  const { outcome, domain } = discovery;
  if (outcome === "found") {
    const { source, certainty, host } = discovery;
    return (
      <Line icon={certainty === "guess" ? "unsure" : "found"}>
        {t(`source.${source}`, { domain, host })} {t(`certainty.${certainty}`)}
      </Line>
    );
  }
  if (outcome === "passwordless") return <Line icon="warning">{t("passwordless", { domain })}</Line>;
  return <Line icon="none">{t(discovery.offline ? "offline" : "notFound", { domain })}</Line>;
}

const icons = {
  found: { Icon: CircleCheck, colour: "text-success" },
  unsure: { Icon: CircleHelp, colour: "text-warning" },
  warning: { Icon: TriangleAlert, colour: "text-warning" },
  none: { Icon: SearchX, colour: "text-base-content/70" },
} as const;

function Line({ icon, children }: { icon: keyof typeof icons; children: ReactNode }) {
  const { Icon, colour } = icons[icon];
  return (
    <p className="flex gap-2.5">
      <Icon className={`mt-0.5 size-4.5 shrink-0 ${colour}`} aria-hidden="true" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}
