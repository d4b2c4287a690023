"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { settle } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Result } from "#lib/base/result.ts";
import type { CheckOutcome } from "#lib/mailbox/check-mailbox.ts";

type Props = {
  id: string;
  check: (input: { id: string }) => Promise<Result<CheckOutcome>>;
  onDone: () => void;
};

/** Signs in to a saved mailbox, sends nothing, and says what came of it. */
export function CheckButton({ id, check, onDone }: Props) {
  const t = useTranslations("mailbox");
  const [busy, start] = useTransition();
  const [result, setResult] = useState<Result<CheckOutcome>>();
  const press = () =>
    start(async () => {
      setResult(undefined);
      const answer = await settle(() => check({ id }));
      start(() => {
        setResult(answer);
        onDone();
      });
    });
  const reason = result?.ok ? !result.value.works && result.value.reason : result?.problem;
  return (
    <>
      <Button look="quiet" small busy={busy} onClick={press}>
        {t("checkNow")}
      </Button>
      <p role="status" className="order-last w-full px-3 text-sm wrap-anywhere empty:hidden">
        {result?.ok && result.value.works && <span className="text-success">{t("checkedNow")}</span>}
        {reason && (
          <>
            <span className="font-medium">{t("notChecked")}</span> <ProblemText problem={reason} />
          </>
        )}
      </p>
    </>
  );
}
