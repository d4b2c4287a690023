import { useTranslations } from "next-intl";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";

type Props = {
  recipients: Pick<DeliveryView["recipients"][number], "address">[];
  /** So many are named; the others are counted. */
  most: number;
};

/** To whom, in few words. */
export function RecipientsShort({ recipients, most }: Props) {
  const t = useTranslations("deliveries");
  const named = recipients.slice(0, most).map(({ address }) => address);
  return (
    <>
      <span className="wrap-anywhere">{named.join(", ")}</span>
      {recipients.length > most && (
        <span className="font-normal text-base-content/70">
          {" "}
          {t("more", { count: recipients.length - most })}
        </span>
      )}
    </>
  );
}
