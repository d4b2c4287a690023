import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const kinds = {
  info: { className: "alert-info", Icon: Info, role: "status" },
  success: { className: "alert-success", Icon: CircleCheck, role: "status" },
  warning: { className: "alert-warning", Icon: TriangleAlert, role: "status" },
  error: { className: "alert-error", Icon: CircleAlert, role: "alert" },
} as const;

/** A message about the whole page or form, read aloud when it appears. */
export function Alert({
  kind,
  title,
  children,
}: {
  kind: keyof typeof kinds;
  title?: ReactNode;
  children?: ReactNode;
}) {
  const { className, Icon, role } = kinds[kind];
  return (
    <div role={role} className={`alert alert-soft ${className} items-start text-left`}>
      <Icon className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
      <div className="min-w-0 wrap-break-word text-base-content">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
