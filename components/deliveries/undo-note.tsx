"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { DeedButton } from "#components/form/deed-button.tsx";
import { useZonedMoment } from "#components/ui/use-zone-name.ts";
import type { Result } from "#lib/base/result.ts";

const SECOND_MS = 1000;

type Props = {
  id: string;
  until: Date;
  timeZone: string;
  /** A person chose the time: then it is told, rather than counted down. */
  planned: boolean;
  cancel: (input: { id: string }) => Promise<Result<void>>;
};

/** When an untouched delivery goes out, and the way to take it back. */
export function UndoNote({ id, until, timeZone, planned, cancel }: Props) {
  const t = useTranslations("deliveries");
  const when = useZonedMoment(until, timeZone);
  const router = useRouter();
  const left = useSecondsLeft(until, planned);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base-content/70">
      {/* Read aloud once, not every second. */}
      <span aria-live="off">{planned ? t("goesOn", { when }) : t("goesIn", { seconds: left })}</span>
      <DeedButton
        action={cancel}
        input={{ id }}
        small
        icon={<Undo2 className="size-4" aria-hidden="true" />}
        onSuccess={() => router.refresh()}
      >
        {t(planned ? "deed_cancel" : "undo")}
      </DeedButton>
    </div>
  );
}

// The server's page and the browser's first one show the same number: it counts from when the page is awake.
function useSecondsLeft(until: Date, planned: boolean): number {
  const [left, setLeft] = useState(0);
  const end = until.getTime();
  useEffect(() => {
    if (planned) return;
    const count = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / SECOND_MS)));
    count();
    const counting = setInterval(count, SECOND_MS);
    return () => clearInterval(counting);
  }, [end, planned]);
  return left;
}
