"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { settle } from "#components/form/use-action-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";

type Props = {
  enabled: boolean;
  hasMailbox: boolean;
  action: (input: { enabled: boolean }) => Promise<Result<void>>;
};

/** The switch of the service: off means that nothing leaves. */
export function SendingSwitch({ enabled, hasMailbox, action }: Props) {
  const t = useTranslations("mailbox");
  const router = useRouter();
  const hintId = useId();
  const [wanted, setWanted] = useState<boolean>();
  const [problem, setProblem] = useState<Problem>();
  const on = wanted ?? enabled;
  const toggle = async () => {
    if (wanted !== undefined) return;
    setWanted(!on);
    setProblem(undefined);
    const result = await settle(() => action({ enabled: !on }));
    if (result.ok) router.refresh();
    else setProblem(result.problem);
    setWanted(undefined);
  };
  const state = on ? "sendingOn" : "sendingOff";
  return (
    <div className="mb-6 space-y-3 rounded-box border border-base-300 bg-base-100 p-5 sm:px-6">
      <label className="flex cursor-pointer items-center justify-between gap-4">
        <span className="font-semibold">{t("title")}</span>
        <input
          type="checkbox"
          role="switch"
          className="toggle toggle-primary"
          checked={on}
          aria-checked={on}
          onChange={toggle}
          aria-describedby={hintId}
        />
      </label>
      <p id={hintId} className="text-sm text-base-content/70">
        {t(on || hasMailbox ? state : "sendingLater")}
      </p>
      {problem && (
        <Alert kind="error">
          <ProblemText problem={problem} />
        </Alert>
      )}
    </div>
  );
}
