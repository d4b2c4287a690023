import type { ReactNode } from "react";
import type { GuideId, GuideStepId } from "#lib/mailbox/guides.ts";

/** Where a guide stands: as a public page of its own, or beside the form. */
export type Place = "page" | "panel";

export type StepContent = {
  title: string;
  /** The step in plain words, for search engines. */
  summary: string;
  body: ReactNode;
  /** Further addresses inside the step. */
  anchors?: readonly string[];
};

export type GuideContent<Id extends GuideId> = {
  /** The provider's. */
  name: string;
  title: string;
  description: string;
  intro: string;
  /** What one may want to know before the first step. */
  preface?: { title: string; body: ReactNode };
  steps: Record<GuideStepId<Id>, StepContent>;
};
