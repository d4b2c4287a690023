import type { ReactNode } from "react";

/** Where a list would be: what is missing, and what to do next. */
export function EmptyState({
  icon,
  title,
  children,
}: {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="rounded-box border border-dashed border-base-content/25 px-6 py-12 text-center">
      {icon && <div className="mb-3 flex justify-center text-base-content/50">{icon}</div>}
      <p className="font-medium">{title}</p>
      {children && (
        <div className="mt-2 flex flex-col items-center gap-4 text-base-content/70">{children}</div>
      )}
    </div>
  );
}
