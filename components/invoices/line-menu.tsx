import { ArrowDown, ArrowUp, PackagePlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";

/** Of which line it is, and the handle that it was opened from. */
export type OpenMenu = { position: number; handle: HTMLElement };
type Props = {
  open: OpenMenu;
  count: number;
  close: () => void;
  move: (to: number) => void;
  keep: () => void;
  remove: () => void;
};

/** What a press on the handle of a line offers; the only one, wherever it is opened. */
export function LineMenu({ open, count, close, move, keep, remove }: Props) {
  const t = useTranslations("invoices");
  const menu = useRef<HTMLDivElement>(null);
  const { position, handle } = open;
  useEffect(() => {
    const element = menu.current;
    if (!element || element.matches(":popover-open")) return;
    const { left, bottom } = handle.getBoundingClientRect();
    element.style.top = `${bottom + scrollY + 4}px`;
    element.showPopover();
    element.style.left = `${Math.max(8, Math.min(left, innerWidth - element.offsetWidth - 8))}px`;
    element.querySelector<HTMLElement>("button:enabled")?.focus();
  }, [handle]);
  const item = (label: string, icon: ReactNode, deed: () => void, enabled = true) => (
    <button
      type="button"
      disabled={!enabled}
      onClick={() => {
        menu.current?.hidePopover();
        deed();
      }}
      className="btn btn-ghost btn-sm w-full justify-start border-0 font-normal pointer-coarse:h-11"
    >
      {icon}
      {label}
    </button>
  );
  return (
    <div
      ref={menu}
      popover="auto"
      role="dialog"
      aria-label={t("lineMenu", { position: position + 1 })}
      onToggle={({ newState }) => newState === "closed" && close()}
      className="absolute inset-auto m-0 w-56 rounded-box border border-base-300 bg-base-100 p-2 text-base-content shadow-lg"
    >
      {item(
        t("lineUp"),
        <ArrowUp className="size-4" aria-hidden="true" />,
        () => move(position - 1),
        position > 0,
      )}
      {item(
        t("lineDown"),
        <ArrowDown className="size-4" aria-hidden="true" />,
        () => move(position + 1),
        position < count - 1,
      )}
      {item(t("keepLine"), <PackagePlus className="size-4" aria-hidden="true" />, keep)}
      {item(t("lineRemove"), <X className="size-4" aria-hidden="true" />, remove, count > 1)}
    </div>
  );
}
