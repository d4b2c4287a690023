import type { ComponentProps, ReactNode } from "react";

/** The box below a field that holds what it offers. */
export function ComboboxPopup({ className = "", ...native }: ComponentProps<"div">) {
  return (
    <div
      {...native}
      className={`max-h-72 overflow-y-auto overscroll-contain rounded-box border border-base-content/20 bg-base-100 p-1 shadow-lg ${className}`}
    />
  );
}

/**
 * One row of it: what is chosen, and on the right or below what tells it from others. The row that the arrows are on
 * bears `data-highlighted`.
 */
export function ComboboxOption(props: { detail?: ReactNode } & ComponentProps<"div">) {
  const { detail, className = "", children, ...native } = props;
  return (
    <div
      {...native}
      className={`flex cursor-pointer flex-wrap items-baseline justify-between gap-x-4 rounded-field px-3 py-2 text-sm hover:bg-base-200 data-highlighted:bg-primary/12 data-highlighted:text-primary ${className}`}
    >
      <span className="min-w-0 wrap-anywhere">{children}</span>
      {detail && <span className="text-base-content/70 tabular-nums">{detail}</span>}
    </div>
  );
}
