"use client";

import { useEffect, useState } from "react";
import type { GuideId } from "#lib/mailbox/guides.ts";

/** The step that a guide shows. It survives leaving the page and coming back, in this tab. */
export function useKeptStep(guide: GuideId, steps: readonly string[]) {
  const [first = ""] = steps;
  const [step, setStep] = useState(first);
  const key = `guide-step-${guide}`;
  const known = steps.join(" ");
  useEffect(() => {
    const kept = keptUnder(key);
    if (kept && known.split(" ").includes(kept)) setStep(kept);
  }, [key, known]);
  const keep = (next: string) => {
    setStep(next);
    try {
      sessionStorage.setItem(key, next);
    } catch {
      // A browser that keeps nothing shows the first step next time.
    }
  };
  return [step, keep] as const;
}

function keptUnder(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
