"use client";

import { Ban, Pause, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import type { Result } from "#lib/base/result.ts";
import type { BatchView } from "#lib/sending/batches/read-batch.ts";

type Action = (input: { id: string }) => Promise<Result<void>>;
type Props = {
  batch: Pick<BatchView, "id" | "state" | "counts">;
  actions: Record<"pause" | "resume" | "cancel", Action>;
};

/** What can be done with a batch in its state. */
export function BatchDeeds({ batch: { id, state, counts }, actions }: Props) {
  const t = useTranslations("batches");
  const router = useRouter();
  const shared = { input: { id }, onSuccess: () => router.refresh() };
  const open = state === "running" || state === "paused";
  const inLine = counts.inLine + counts.held > 0;
  return (
    <>
      {state === "running" && (
        <DeedButton action={actions.pause} icon={<Pause className="size-4" aria-hidden="true" />} {...shared}>
          {t("pause")}
        </DeedButton>
      )}
      {state === "paused" && (
        <DeedButton
          action={actions.resume}
          look="primary"
          icon={<Play className="size-4" aria-hidden="true" />}
          {...shared}
        >
          {t("resume")}
        </DeedButton>
      )}
      {(open || inLine) && (
        <DeedButton
          action={actions.cancel}
          look="danger"
          icon={<Ban className="size-4" aria-hidden="true" />}
          {...shared}
        >
          {t("cancelRest")}
        </DeedButton>
      )}
    </>
  );
}
