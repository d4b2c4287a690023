import type { ReactNode } from "react";

/** Sentences of a guide, in a comfortable measure. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="max-w-prose space-y-3 leading-relaxed text-pretty">{children}</div>;
}
