"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import { type ReactNode, use, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { GuideId } from "#lib/mailbox/guides.ts";
import { GuideBridge } from "./guide-bridge.tsx";
import { ShowStep } from "./step-link.tsx";
import { StepRail } from "./step-rail.tsx";
import { useKeptStep } from "./use-kept-step.ts";

type Step = { id: string; title: string; position: string; anchors: readonly string[]; body: ReactNode };
type Props = {
  guide: GuideId;
  steps: Step[];
  texts: { steps: string; back: string; next: string };
};

/** One step at a time, for a guide beside a form. Its texts come from the server. */
export function GuideStepper({ guide, steps, texts }: Props) {
  const [shown, keep] = useKeptStep(
    guide,
    steps.map(({ id }) => id),
  );
  const root = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<{ anchor: string }>();
  const current = Math.max(
    steps.findIndex(({ id }) => id === shown),
    0,
  );

  const show = (anchor: string) => {
    const step = steps.find(({ id, anchors }) => id === anchor || anchors.includes(anchor));
    if (!step) return;
    keep(step.id);
    setWanted({ anchor });
  };
  useEffect(() => {
    if (wanted) root.current?.querySelector<HTMLElement>(`[data-anchor="${wanted.anchor}"]`)?.focus();
  }, [wanted]);

  const { step: asked, onStepShown } = use(GuideBridge);
  const showAsked = useEffectEvent((anchor: string) => {
    show(anchor);
    onStepShown?.();
  });
  useEffect(() => {
    if (asked !== undefined) showAsked(asked);
  }, [asked]);

  const previous = steps[current - 1];
  const next = steps[current + 1];
  return (
    <ShowStep value={show}>
      <div ref={root} className="space-y-5 **:scroll-mb-20">
        <StepRail label={texts.steps} steps={steps} current={current} onChoose={show} />
        {steps.map(({ id, title, position, body }, index) => (
          <div key={id} hidden={index !== current} className="@container space-y-4">
            <h3 data-anchor={id} tabIndex={-1} className="scroll-mt-20 text-lg font-semibold text-balance">
              <span className="block text-sm font-normal text-base-content/70">{position}</span>
              {title}
            </h3>
            {body}
          </div>
        ))}
        <div
          className={`-mx-2 -mb-3 flex items-center justify-between gap-3 border-t border-base-300 bg-base-100 px-2 py-3 ${next ? "sticky bottom-0" : ""}`}
        >
          {previous && (
            <Button
              look="quiet"
              icon={<ArrowLeft className="size-4" aria-hidden="true" />}
              onClick={() => show(previous.id)}
            >
              {texts.back}
            </Button>
          )}
          {next && (
            <Button look="primary" className="ml-auto" onClick={() => show(next.id)}>
              {texts.next}
              <ArrowRight className="size-4" aria-hidden="true" />
            </Button>
          )}
        </div>
      </div>
    </ShowStep>
  );
}
