import type { ReactNode } from "react";

/** Fields that belong together, under their common title, on a grid of six columns. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-3 font-semibold">{title}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-6">{children}</div>
    </fieldset>
  );
}
