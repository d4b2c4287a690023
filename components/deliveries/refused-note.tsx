import { useTranslations } from "next-intl";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";

/** Whom the server refused though it took the message for others. */
export function RefusedNote({ state, recipients }: Pick<DeliveryView, "state" | "recipients">) {
  const t = useTranslations("deliveries");
  const refused = recipients.filter(({ outcome }) => outcome === "refused");
  if (state !== "sent" || refused.length === 0) return null;
  return (
    <ul className="space-y-0.5">
      {refused.map(({ address, reply }) => (
        <li key={address} className="text-error wrap-anywhere">
          {t("refusedRecipient", { address })} <code className="text-xs">{reply}</code>
        </li>
      ))}
    </ul>
  );
}
