"use client";

import { Send, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import type { Result } from "#lib/base/result.ts";

export type ReminderActions = {
  sendNow: (input: { id: string }) => Promise<Result<void>>;
  skip: (input: { ids: string[] }) => Promise<Result<{ skipped: number }>>;
};

/** What a person may do about one reminder that has not gone out. */
export function ReminderDeeds({
  id,
  about,
  sendNow,
  skip,
}: ReminderActions & { id: string; about?: string }) {
  const t = useTranslations("reminders");
  const router = useRouter();
  const refresh = () => router.refresh();
  return (
    <div className="flex flex-wrap gap-2">
      <DeedButton
        action={sendNow}
        input={{ id }}
        onSuccess={refresh}
        {...(about && { about })}
        small
        icon={<Send className="size-4" aria-hidden="true" />}
      >
        {t("sendNow")}
      </DeedButton>
      <DeedButton
        action={skip}
        input={{ ids: [id] }}
        onSuccess={refresh}
        {...(about && { about })}
        look="quiet"
        small
        icon={<X className="size-4" aria-hidden="true" />}
      >
        {t("skip")}
      </DeedButton>
    </div>
  );
}
