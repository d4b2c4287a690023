import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { type Problem, parseProblem } from "#lib/base/errors.ts";

/** The delivery that an order had made before it was refused: its answer was lost on the way. Pure. */
export function queuedBefore(problem: Problem | undefined): string | undefined {
  const { delivery } = parseProblem(problem ?? "").params;
  return delivery === undefined ? undefined : String(delivery);
}

/** Why the mail was not ordered, above its fields, and brought into sight from the button far below. */
export function OrderProblem({ problem }: { problem: Problem | undefined }) {
  const t = useTranslations("sending");
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) shown.current?.scrollIntoView({ block: "center" });
  }, [problem]);
  if (!problem) return null;
  const earlier = queuedBefore(problem);
  return (
    <div ref={shown}>
      <Alert kind="error">
        <ProblemText problem={problem} />
        {earlier && (
          <p className="mt-1">
            <a href={`/deliveries/${earlier}`} target="_blank" rel="noreferrer" className="link">
              {t("showFirstVersion")}
            </a>
          </p>
        )}
      </Alert>
    </div>
  );
}
