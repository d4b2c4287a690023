import { useLocale, useTranslations } from "next-intl";
import { formatDay, formatMoment } from "#lib/base/dates.ts";
import type { Result } from "#lib/base/result.ts";
import { dayIn } from "#lib/base/zoned-time.ts";
import type { LinkView } from "#lib/sending/links/invoice-links.ts";
import { RevokeButton } from "./revoke-button.tsx";

type Props = {
  invoiceId: string;
  links: LinkView[];
  /** IANA. */
  timeZone: string;
  /** Undefined for whoever may send nothing. */
  revoke?: ((input: { id: string }) => Promise<Result<void>>) | undefined;
};

/** The public pages of an invoice that are open now, whether anybody has looked, and how to close them. */
export function OpenLinks({ invoiceId, links, timeZone, revoke }: Props) {
  const t = useTranslations("publicPage");
  const locale = useLocale();
  if (links.length === 0) return null;
  return (
    <section aria-label={t("openLinks")} className="rounded-box border border-base-300 bg-base-100 p-5">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg font-semibold">{t("openLinks")}</h2>
        {revoke && <RevokeButton invoiceId={invoiceId} revoke={revoke} />}
      </div>
      <ul className="divide-y divide-base-300">
        {links.map(({ id, createdAt, expiresAt, firstSeenAt }) => (
          <li key={id} className="py-2">
            <p>{t("linkFrom", { when: formatMoment(createdAt, locale, timeZone) })}</p>
            <p className="text-sm text-base-content/70">
              {firstSeenAt
                ? t("firstSeen", { when: formatMoment(firstSeenAt, locale, timeZone) })
                : t("notSeen")}{" "}
              {t("linkUntil", { when: formatDay(dayIn(timeZone, expiresAt), locale) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
