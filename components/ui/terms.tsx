import type { ReactNode } from "react";

/** A list of terms, each beside what it says (on a phone above it). */
export function Terms({ children }: { children: ReactNode }) {
  return (
    <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-y-2">{children}</dl>
  );
}

export function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-base-content/70">{name}</dt>
      <dd className="mb-2 min-w-0 wrap-anywhere sm:mb-0">{children}</dd>
    </>
  );
}
