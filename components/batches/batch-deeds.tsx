"use client";

import { Ban, Pause, Play, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ChangePlan, type ChangePlanProps } from "#components/deliveries/change-plan.tsx";
import { DeedButton } from "#components/form/deed-button.tsx";
import type { Result } from "#lib/base/result.ts";
import type { BatchView } from "#lib/sending/batches/read-batch.ts";

type Action = (input: { id: string }) => Promise<Result<void>>;
type Props = {
  batch: Pick<BatchView, "id" | "state" | "counts" | "planned" | "timeZone">;
  actions: Record<"pause" | "resume" | "cancel" | "now", Action> & Pick<ChangePlanProps, "change">;
};

/** What can be done with a batch in its state. */
export function BatchDeeds({ batch, actions }: Props) {
  const { id, state, counts, planned: typed, timeZone } = batch;
  const t = useTranslations("batches");
  const router = useRouter();
  const shared = { input: { id }, onSuccess: () => router.refresh() };
  const open = state === "running" || state === "paused";
  const inLine = counts.inLine + counts.held > 0;
  return (
    <>
      {typed !== null && (
        <>
          <ChangePlan id={id} plan={{ typed, timeZone }} change={actions.change} />
          <DeedButton action={actions.now} icon={<Send className="size-4" aria-hidden="true" />} {...shared}>
            {t("sendNow")}
          </DeedButton>
        </>
      )}
      {/* One button for both, so that the focus stays on it. */}
      {(state === "paused" || (state === "running" && typed === null)) && (
        <DeedButton
          action={state === "paused" ? actions.resume : actions.pause}
          look={state === "paused" ? "primary" : "secondary"}
          icon={
            state === "paused" ? (
              <Play className="size-4" aria-hidden="true" />
            ) : (
              <Pause className="size-4" aria-hidden="true" />
            )
          }
          {...shared}
        >
          {t(state === "paused" ? "resume" : "pause")}
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
