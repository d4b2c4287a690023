"use client";

import { Check } from "lucide-react";

type Props = {
  label: string;
  steps: { id: string; title: string }[];
  current: number;
  onChoose: (step: string) => void;
};

/** All steps as numbers, with where one is; each leads to its step. */
export function StepRail({ label, steps, current, onChoose }: Props) {
  return (
    <nav aria-label={label}>
      <ol className="flex items-center">
        {steps.map(({ id, title }, index) => (
          <li key={id} className="flex items-center not-first:flex-1">
            {index > 0 && (
              <span className={`h-0.5 flex-1 ${index <= current ? "bg-primary" : "bg-base-content/20"}`} />
            )}
            <button
              type="button"
              title={title}
              aria-current={index === current ? "step" : undefined}
              onClick={() => onChoose(id)}
              className={`grid size-8 cursor-pointer place-items-center rounded-full border-2 text-sm font-semibold ${lookOf(index - current)}`}
            >
              {index < current ? (
                <Check className="size-4" aria-hidden="true" />
              ) : (
                <span aria-hidden="true">{index + 1}</span>
              )}
              <span className="sr-only">
                {index + 1}. {title}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function lookOf(distance: number): string {
  if (distance === 0) return "border-primary bg-primary text-primary-content";
  return distance < 0 ? "border-primary text-primary" : "border-base-content/30 text-base-content/70";
}
