"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { z } from "zod";
import { settle } from "#components/form/use-action-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import { newUuid } from "#lib/base/uuid.ts";
import type { BatchPlan } from "#lib/sending/batches/plan-batch.ts";
import type { orderBatchSchema, selectionSchema } from "#lib/sending/batches/schema.ts";
import { type Choices, ReviewedPlan } from "./reviewed-plan.tsx";
import { clearSelection } from "./selection.ts";

export type ReviewProps = {
  selection: z.input<typeof selectionSchema>;
  plan: (selection: z.input<typeof selectionSchema>) => Promise<Result<BatchPlan>>;
  order: (order: z.input<typeof orderBatchSchema>) => Promise<Result<{ id: string }>>;
  /** Whether this person may set up mailboxes. */
  owner: boolean;
  close: () => void;
};

/** Who would get what; with a press they do. */
export function ReviewBatch({ selection, plan, order, owner, close }: ReviewProps) {
  const t = useTranslations("batches");
  const router = useRouter();
  const [planned, setPlanned] = useState<BatchPlan>();
  const [problem, setProblem] = useState<Problem>();
  const [timeProblem, setTimeProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  // One review is one order, however often it is pressed.
  const [batch] = useState(() => newUuid());

  useEffect(() => {
    let here = true;
    void settle(() => plan(selection)).then((result) => {
      if (!here) return;
      if (result.ok) setPlanned(result.value);
      else setProblem(problemOf(result));
    });
    return () => {
      here = false;
    };
  }, [plan, selection]);

  const send = async (choices: Choices) => {
    setBusy(true);
    setProblem(undefined);
    setTimeProblem(undefined);
    const result = await settle(() => order({ batch, ...choices }));
    if (result.ok) {
      router.push(`/sending/${result.value.id}`);
      clearSelection();
      return;
    }
    setBusy(false);
    const ofTime = result.fields?.plannedFor;
    if (ofTime) setTimeProblem(ofTime);
    else setProblem(problemOf(result));
  };

  return (
    <div className="space-y-4">
      {problem && (
        <Alert kind="error">
          <ProblemText problem={problem} />
        </Alert>
      )}
      {planned ? (
        <ReviewedPlan {...{ plan: planned, owner, busy, timeProblem, send, close }} />
      ) : (
        !problem && (
          <p role="status" className="flex items-center gap-3 py-6 text-base-content/70">
            <span className="loading loading-spinner loading-sm" aria-hidden="true" />
            {t("planning")}
          </p>
        )
      )}
    </div>
  );
}

function problemOf({ problem, fields }: Extract<Result<unknown>, { ok: false }>): Problem {
  return problem ?? Object.values(fields ?? {})[0] ?? "unexpected";
}
