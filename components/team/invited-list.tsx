"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import type { Invited } from "#lib/auth/team/list-team.ts";
import { timeZone } from "#lib/base/dates.ts";
import { formatMinute } from "#lib/base/format-minute.ts";
import type { Result } from "#lib/base/result.ts";

type Props = { invited: Invited[]; revoke: (input: { id: string }) => Promise<Result<void>> };

/** Invitations that nobody has accepted yet. Their links are not shown: nobody keeps them. */
export function InvitedList({ invited, revoke }: Props) {
  const t = useTranslations("team");
  const locale = useLocale();
  const router = useRouter();
  return (
    <section aria-labelledby="invited" className="rounded-box border border-base-300 bg-base-100 p-5 sm:p-6">
      <h2 id="invited" className="text-lg font-semibold">
        {t("invited")}
      </h2>
      <ul className="mt-3 divide-y divide-base-300">
        {invited.map(({ id, email, role, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-1 last:pb-0">
            <div className="min-w-0 flex-1 basis-56">
              <p id={`invited-${id}`} className="font-medium wrap-anywhere">
                {email}
              </p>
              <p className="text-sm text-base-content/70">
                {t(`role_${role}`)} · {t("expires", { date: formatMinute(expiresAt, locale, timeZone) })}
              </p>
            </div>
            <DeedButton
              small
              look="quiet"
              action={revoke}
              input={{ id }}
              about={`invited-${id}`}
              onSuccess={() => router.refresh()}
            >
              {t("revoke")}
            </DeedButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
