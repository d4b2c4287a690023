"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import type { SessionView } from "#lib/auth/security/sessions.ts";
import { timeZone } from "#lib/base/dates.ts";
import { formatMinute } from "#lib/base/format-minute.ts";
import type { Result } from "#lib/base/result.ts";

type Props = {
  sessions: SessionView[];
  end: (input: { id: string }) => Promise<Result<void>>;
  endOthers: (input: undefined) => Promise<Result<void>>;
};

/** Where the person is signed in; all but this browser can be signed out from here. */
export function SessionList({ sessions, end, endOthers }: Props) {
  const t = useTranslations("security");
  const locale = useLocale();
  const router = useRouter();
  const refresh = () => router.refresh();
  return (
    <section aria-labelledby="sessions" className="rounded-box border border-base-300 bg-base-100 p-5 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="sessions" className="text-lg font-semibold">
          {t("sessionsTitle")}
        </h2>
        {sessions.length > 1 && (
          <DeedButton small action={endOthers} input={undefined} onSuccess={refresh}>
            {t("endOthers")}
          </DeedButton>
        )}
      </div>
      <ul className="mt-3 divide-y divide-base-300">
        {sessions.map(({ id, current, device, address, seenAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-1 last:pb-0">
            <div className="min-w-0 flex-1 basis-48">
              <p id={`session-${id}`} className="font-medium">
                {[device.browser, device.system].filter(Boolean).join(" · ") || t("unknownDevice")}
                {current && (
                  <span className="badge badge-sm badge-soft badge-success ml-2">{t("thisOne")}</span>
                )}
              </p>
              <p className="text-sm text-base-content/70 wrap-anywhere">
                {address || t("unknownAddress")} ·{" "}
                {t("seen", { when: formatMinute(seenAt, locale, timeZone) })}
              </p>
            </div>
            {!current && (
              <DeedButton
                small
                look="quiet"
                action={end}
                input={{ id }}
                about={`session-${id}`}
                onSuccess={refresh}
              >
                {t("end")}
              </DeedButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
