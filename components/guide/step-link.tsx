"use client";

import { ArrowRight } from "lucide-react";
import { createContext, use } from "react";
import type { GuideId } from "#lib/mailbox/guides.ts";

/** Shows a step of the guide around; without one, links lead to the guide's page. */
export const ShowStep = createContext<((step: string) => void) | undefined>(undefined);

/** The way to another step of the same guide. */
export function StepLink({ guide, step, children }: { guide: GuideId; step: string; children: string }) {
  const show = use(ShowStep);
  return (
    <a
      href={`/guide/${guide}#${step}`}
      className="link inline-flex items-baseline gap-1.5"
      data-stays={show && ""}
      onClick={
        show &&
        ((event) => {
          event.preventDefault();
          show(step);
        })
      }
    >
      {children}
      <ArrowRight className="size-4 shrink-0 self-center print:hidden" aria-hidden="true" />
    </a>
  );
}
