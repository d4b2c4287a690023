import type { ComponentProps, ReactNode } from "react";

type Look = "primary" | "secondary" | "quiet" | "danger";

const looks: Record<Look, string> = {
  primary: "btn-primary",
  secondary: "btn-outline border-base-content/25",
  quiet: "btn-ghost",
  danger: "btn-error btn-outline",
};

/** The classes of a button, for links that look like one. */
export function buttonClass(look: Look = "secondary", small = false): string {
  return `btn ${looks[look]} ${small ? "btn-sm" : ""}`;
}

type Props = ComponentProps<"button"> & { look?: Look; small?: boolean; busy?: boolean; icon?: ReactNode };

/** A button. While `busy` it keeps its name and focus, shows a spinner, and presses are ignored. */
export function Button({ look, small, busy, icon, className = "", children, onClick, ...native }: Props) {
  return (
    <button
      type="button"
      {...native}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      aria-busy={busy || undefined}
      className={`${buttonClass(look, small)} ${busy ? "cursor-progress" : ""} ${className}`}
    >
      {busy ? <span className="loading loading-spinner loading-xs" aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}
