import { useLocale, useTranslations } from "next-intl";
import { DeliveryEntry } from "#components/deliveries/delivery-entry.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import { deliveryDeeds } from "#lib/outbox/schema.ts";
import type { MailDeed, MailFact } from "#lib/sending/timeline/timeline.ts";
import type { TimelineProps } from "./timeline.tsx";

type Props = Pick<TimelineProps, "timeZone" | "cancelMail"> & { entry: MailFact & { deeds: MailDeed[] } };

/** A mail of a document: what it is, where it has got to, and who had it sent or did something with it. */
export function MailEntry({ entry, timeZone, cancelMail }: Props) {
  const t = useTranslations("timeline");
  const { delivery, kind, step, by, deeds } = entry;
  return (
    <div className="space-y-1.5">
      <p className="font-medium">{step === null ? t(`mail_${kind}`) : t("mail_step", { step })}</p>
      <DeliveryEntry delivery={delivery} cancel={cancelMail} />
      <ul className="text-sm text-base-content/70">
        <li>
          <Deed word="queued" at={delivery.createdAt} by={by} timeZone={timeZone} />
        </li>
        {deeds.map(({ event, at, by }) => {
          const word = deliveryDeeds.find((one) => event === `delivery.${one}`);
          return (
            word && (
              <li key={`${event}-${at.getTime()}`}>
                <Deed word={word} at={at} by={by} timeZone={timeZone} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

type DeedProps = {
  word: "queued" | (typeof deliveryDeeds)[number];
  at: Date;
  by: string | null;
  timeZone: string;
};

function Deed({ word, at, by, timeZone }: DeedProps) {
  const t = useTranslations("timeline");
  const when = formatMoment(at, useLocale(), timeZone);
  return t(`deed_${word}`, { when, who: by ?? t("itself") });
}
