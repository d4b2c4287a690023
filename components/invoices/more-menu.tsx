"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { buttonClass } from "#components/ui/button.tsx";

/**
 * What is done less often, behind one button; on a phone at the bottom of the screen. A press elsewhere and Escape
 * close it, and so does the end of a dialog that was opened from it.
 */
export function MoreMenu({ children }: { children: ReactNode }) {
  const t = useTranslations("invoices");
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = menu.current;
    const close = () => element?.removeAttribute("open");
    const closeFromOutside = ({ target }: Event) => {
      if (target instanceof Node && !element?.contains(target)) close();
    };
    document.addEventListener("pointerdown", closeFromOutside);
    // The event of a dialog does not bubble.
    element?.addEventListener("close", close, true);
    return () => {
      document.removeEventListener("pointerdown", closeFromOutside);
      element?.removeEventListener("close", close, true);
    };
  }, []);
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>) => {
    if (key !== "Escape" || currentTarget.querySelector("dialog[open]")) return;
    currentTarget.open = false;
    currentTarget.querySelector("summary")?.focus();
  };
  return (
    <details ref={menu} className="relative" onKeyDown={onKeyDown}>
      <summary className={`${buttonClass()} list-none`}>
        <Ellipsis className="size-4" aria-hidden="true" />
        {t("more")}
      </summary>
      <div className="absolute right-0 z-20 mt-1 flex w-64 flex-col rounded-box border border-base-300 bg-base-100 p-2 shadow-lg max-sm:fixed max-sm:inset-x-3 max-sm:bottom-3 max-sm:w-auto [&>.btn]:justify-start [&>.btn]:border-0 [&>.btn]:font-normal">
        {children}
      </div>
    </details>
  );
}
