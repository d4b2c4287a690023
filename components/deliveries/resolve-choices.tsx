"use client";

import { CircleCheck, CircleSlash, RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { z } from "zod";
import { DeedButton } from "#components/form/deed-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Result } from "#lib/base/result.ts";
import type { resolveSchema } from "#lib/outbox/schema.ts";

type Props = {
  id: string;
  /** It was left as it is before; then that is no choice any more. */
  left: boolean;
  action: (input: z.input<typeof resolveSchema>) => Promise<Result<unknown>>;
};

/** The three answers to "did it go out?". Only sending again is asked about twice: it cannot be taken back. */
export function ResolveChoices({ id, left, action }: Props) {
  const t = useTranslations("deliveries");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const decided = () => {
    setAsking(false);
    router.refresh();
  };
  return (
    <>
      <ul className="grid gap-4 md:grid-cols-3">
        <Choice text={t("choice_arrivedText")}>
          <DeedButton
            action={action}
            input={{ id, decision: "arrived" }}
            icon={<CircleCheck className="size-4" aria-hidden="true" />}
            onSuccess={decided}
          >
            {t("choice_arrived")}
          </DeedButton>
        </Choice>
        <Choice text={t("choice_againText")}>
          <Button icon={<RotateCw className="size-4" aria-hidden="true" />} onClick={() => setAsking(true)}>
            {t("choice_again")}
          </Button>
        </Choice>
        {!left && (
          <Choice text={t("choice_leaveText")}>
            <DeedButton
              action={action}
              input={{ id, decision: "leave" }}
              icon={<CircleSlash className="size-4" aria-hidden="true" />}
              onSuccess={decided}
            >
              {t("choice_leave")}
            </DeedButton>
          </Choice>
        )}
      </ul>
      <Dialog open={asking} title={t("againTitle")} onClose={() => setAsking(false)}>
        <p>{t("againQuestion")}</p>
        <div className="mt-6 flex flex-wrap justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("keep")}</Button>
          <DeedButton action={action} input={{ id, decision: "again" }} look="danger" onSuccess={decided}>
            {t("choice_again")}
          </DeedButton>
        </div>
      </Dialog>
    </>
  );
}

function Choice({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li className="flex flex-col items-start gap-2">
      {children}
      <p className="text-sm text-base-content/70">{text}</p>
    </li>
  );
}
