import type { ReactNode } from "react";
import type { StepContent } from "./guide-content.ts";
import { Prose } from "./prose.tsx";

type Written = Pick<StepContent, "title" | "summary"> & {
  text: ReactNode;
  before?: ReactNode;
  after?: ReactNode;
};

/** A step that is mostly text, with what stands above and below it. */
export function writtenStep({ title, summary, text, before, after }: Written): StepContent {
  const body = (
    <div className="space-y-4">
      {before}
      <Prose>{text}</Prose>
      {after}
    </div>
  );
  return { title, summary, body };
}
