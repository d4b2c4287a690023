"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { settle } from "#components/form/use-action-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";

/** Throws away everything that was caught. */
export function EmptyButton({ action }: { action: (input: undefined) => Promise<Result<void>> }) {
  const t = useTranslations("sandbox");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const empty = async () => {
    setBusy(true);
    const result = await settle(() => action(undefined));
    setBusy(false);
    setProblem(result.ok ? undefined : result.problem);
    if (result.ok) router.refresh();
  };
  return (
    <div className="space-y-2">
      <Button busy={busy} onClick={empty} icon={<Trash2 className="size-4" aria-hidden="true" />}>
        {t("clear")}
      </Button>
      {problem && (
        <Alert kind="error">
          <ProblemText problem={problem} />
        </Alert>
      )}
    </div>
  );
}
