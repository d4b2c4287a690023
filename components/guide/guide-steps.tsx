import type { ReactNode } from "react";

type Props = { steps: { id: string; title: string; body: ReactNode }[] };

/** All steps of a guide, each at its address. */
export function GuideSteps({ steps }: Props) {
  return steps.map(({ id, title, body }, index) => (
    <section
      key={id}
      id={id}
      data-step=""
      className="scroll-mt-6 rounded-box border border-base-300 bg-base-100 p-4 target:border-primary sm:p-8 print:rounded-none print:border-0 print:border-t print:px-0 print:py-5"
    >
      <h2 className="flex items-center gap-3 text-xl font-semibold text-balance sm:text-2xl">
        <span className="grid size-9 shrink-0 place-items-center rounded-full bg-primary text-lg text-primary-content print:border-2 print:border-primary print:text-primary">
          {index + 1}
        </span>
        {title}
      </h2>
      <div className="@container mt-5 space-y-6">{body}</div>
    </section>
  ));
}
