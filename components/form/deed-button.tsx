"use client";

import type { ReactNode } from "react";
import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import { settle } from "./use-action-form.ts";

type Props<I, T> = {
  action: (input: I) => Promise<Result<T>>;
  input: I;
  onSuccess: (value: T) => void;
  look?: "primary" | "secondary" | "quiet" | "danger";
  small?: boolean;
  icon?: ReactNode;
  /** The id of what it is about, where several say the same. */
  about?: string;
  children: ReactNode;
};

/** A button that does one deed without a form; while it works it cannot be pressed again. */
export function DeedButton<I, T>(props: Props<I, T>) {
  const { action, input, onSuccess, look, small, icon, about, children } = props;
  // Busy until the page shows what was done, not only until it is done.
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<Problem>();
  const press = () =>
    start(async () => {
      setProblem(undefined);
      const result = await settle(() => action(input));
      start(() => {
        if (result.ok) onSuccess(result.value);
        else setProblem(result.problem ?? Object.values(result.fields ?? {})[0]);
      });
    });
  return (
    <>
      <Button
        {...(look && { look })}
        {...(small && { small })}
        busy={busy}
        icon={icon}
        onClick={press}
        aria-describedby={about}
      >
        {children}
      </Button>
      {problem && (
        <div className="order-last w-full">
          <Alert kind="error">
            <ProblemText problem={problem} />
          </Alert>
        </div>
      )}
    </>
  );
}
