"use client";

import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import type { Problem } from "#lib/base/errors.ts";
import { useHydrated } from "../form/use-hydrated.ts";
import { ProblemText } from "./problem-text.tsx";

type Labelled = { label: ReactNode; hint?: ReactNode; problem?: Problem | undefined };

/** Ties a label, a hint and a problem to one control, also for screen readers. */
function useDescription({ hint, problem }: Pick<Labelled, "hint" | "problem">, id: string) {
  const hydrated = useHydrated();
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  const describedBy = [problem && problemId, hint && hintId].filter(Boolean).join(" ");
  return {
    // Until the page is awake a field takes nothing, so that nothing typed is lost.
    hydrated,
    control: { id, "aria-invalid": problem ? true : undefined, "aria-describedby": describedBy || undefined },
    below: (
      <>
        {problem && (
          <p id={problemId} className="mt-1 text-sm text-error wrap-anywhere">
            <ProblemText problem={problem} />
          </p>
        )}
        {hint && (
          <p id={hintId} className="mt-1 text-sm text-base-content/70">
            {hint}
          </p>
        )}
      </>
    ),
  };
}

function Label({ htmlFor, children }: { htmlFor: string; children: ReactNode }) {
  return (
    <label htmlFor={htmlFor} className="mb-1 block text-sm font-medium">
      {children}
    </label>
  );
}

/** A one-line field. `trailing` is laid over its right end (a toggle, a unit). */
export function TextField(props: Labelled & { trailing?: ReactNode } & ComponentProps<"input">) {
  const { label, hint, problem, trailing, className = "", ...native } = props;
  const { control, below, hydrated } = useDescription({ hint, problem }, useId());
  return (
    <div className={className}>
      <Label htmlFor={control.id}>{label}</Label>
      <div className="relative">
        <input
          type="text"
          {...native}
          {...control}
          readOnly={native.readOnly || !hydrated}
          className={`input w-full ${problem ? "input-error" : ""} ${trailing ? "pr-12" : ""}`}
        />
        {trailing && <div className="absolute inset-y-0 right-1 z-1 flex items-center">{trailing}</div>}
      </div>
      {below}
    </div>
  );
}

export function TextAreaField(props: Labelled & ComponentProps<"textarea">) {
  const { label, hint, problem, className = "", ...native } = props;
  const { control, below, hydrated } = useDescription({ hint, problem }, useId());
  return (
    <div className={className}>
      <Label htmlFor={control.id}>{label}</Label>
      <textarea
        {...native}
        {...control}
        readOnly={native.readOnly || !hydrated}
        className={`textarea w-full ${problem ? "textarea-error" : ""}`}
      />
      {below}
    </div>
  );
}

/** A choice of one; `children` are its `<option>`s. */
export function SelectField(props: Labelled & ComponentProps<"select">) {
  const { label, hint, problem, className = "", ...native } = props;
  const { control, below, hydrated } = useDescription({ hint, problem }, useId());
  return (
    <div className={className}>
      <Label htmlFor={control.id}>{label}</Label>
      <select
        {...native}
        {...control}
        disabled={native.disabled || !hydrated}
        className={`select w-full appearance-none truncate ${problem ? "select-error" : ""}`}
      />
      {below}
    </div>
  );
}

export function Checkbox(props: Labelled & ComponentProps<"input">) {
  const { label, hint, problem, className = "", ...native } = props;
  const { control, below, hydrated } = useDescription({ hint, problem }, useId());
  return (
    <div className={className}>
      <label htmlFor={control.id} className="flex cursor-pointer items-start gap-3">
        <input
          type="checkbox"
          {...native}
          {...control}
          disabled={native.disabled || !hydrated}
          className="checkbox checkbox-primary checkbox-sm mt-0.5 rounded-sm"
        />
        <span className="text-sm">{label}</span>
      </label>
      {below}
    </div>
  );
}
