import { Check, Clock, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DeliveryDetail } from "#lib/outbox/read-delivery.ts";
import type { DeliveryState } from "#lib/outbox/schema.ts";

const SHOWN = 10;

const looks = {
  accepted: { Icon: Check, className: "text-success" },
  refused: { Icon: X, className: "text-error" },
  unknown: { Icon: Clock, className: "text-warning" },
  pending: { Icon: Clock, className: "text-base-content/70" },
} as const;

/** Each recipient with what the server said about it; those in trouble come first. */
export function RecipientList({ state, recipients }: Pick<DeliveryDetail, "state" | "recipients">) {
  const t = useTranslations("deliveries");
  const sorted = [...recipients].sort((one, other) => rank(one) - rank(other));
  const [first, rest] = [sorted.slice(0, SHOWN), sorted.slice(SHOWN)];
  return (
    <>
      <Recipients state={state} recipients={first} />
      {rest.length > 0 && (
        <details className="mt-1.5">
          <summary className="mb-1.5 cursor-pointer text-base-content/70">
            {t("more", { count: rest.length })}
          </summary>
          <Recipients state={state} recipients={rest} />
        </details>
      )}
    </>
  );
}

const rank = ({ outcome }: DeliveryDetail["recipients"][number]) => (outcome === "refused" ? 0 : 1);

function Recipients({ state, recipients }: Pick<DeliveryDetail, "state" | "recipients">) {
  const t = useTranslations("deliveries");
  return (
    <ul className="space-y-1.5">
      {recipients.map(({ address, kind, outcome, reply }) => (
        <li key={address}>
          <span className="font-medium">{address}</span>
          {kind === "bcc" && <span className="text-base-content/70"> ({t("blindCopy")})</span>}
          <Outcome outcome={shownOutcome(state, outcome)} />
          {reply && <code className="block text-xs text-base-content/70">{reply}</code>}
        </li>
      ))}
    </ul>
  );
}

function Outcome({ outcome }: { outcome: keyof typeof looks | null }) {
  const t = useTranslations("deliveries");
  if (!outcome) return null;
  const { Icon, className } = looks[outcome];
  return (
    <span className={`ml-2 whitespace-nowrap ${className}`}>
      <Icon className="mr-1 inline size-4 align-text-bottom" aria-hidden="true" />
      {t(`outcome_${outcome}`)}
    </span>
  );
}

// What is still to be said depends on where the delivery stands; a rejected one went to nobody.
function shownOutcome(state: DeliveryState, outcome: keyof typeof looks): keyof typeof looks | null {
  if (outcome !== "pending") return outcome;
  if (state === "rejected") return "refused";
  if (state === "unknown") return "unknown";
  return state === "cancelled" ? null : "pending";
}
