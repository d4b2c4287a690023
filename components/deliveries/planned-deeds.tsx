"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import type { Result } from "#lib/base/result.ts";
import { ChangePlan, type ChangePlanProps } from "./change-plan.tsx";

type Action = (input: { id: string }) => Promise<Result<void>>;
type Props = Omit<ChangePlanProps, "small"> & { now: Action; cancel: Action };

/** What can be done with what waits for its time. */
export function PlannedDeeds({ now, cancel, ...planned }: Props) {
  const t = useTranslations("deliveries");
  const router = useRouter();
  const { id } = planned;
  const shared = {
    ...{ input: { id }, small: true, about: `planned-${id}` },
    onSuccess: () => router.refresh(),
  };
  return (
    <>
      <ChangePlan {...planned} small />
      <DeedButton action={now} {...shared}>
        {t("sendNow")}
      </DeedButton>
      <DeedButton action={cancel} look="quiet" {...shared}>
        {t("deed_cancel")}
      </DeedButton>
    </>
  );
}
