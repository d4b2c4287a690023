"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

type Options = {
  /** Asks in the form's own way and goes on by itself, instead of the browser's plain question. */
  ask?: (href: string) => void;
  /** Whether closing or reloading the page asks too. */
  atClose?: boolean;
};

/** While there is something unsaved, leaving asks first: by a link of the app, and by closing or reloading the page. */
export function useLeaveGuard(unsaved: boolean, { ask, atClose = true }: Options = {}): void {
  const t = useTranslations("common");
  useEffect(() => {
    if (!unsaved || !atClose) return;
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", onClose);
    return () => window.removeEventListener("beforeunload", onClose);
  }, [unsaved, atClose]);
  useEffect(() => {
    if (!unsaved) return;
    const onClick = (event: MouseEvent) => {
      const link = linkAway(event);
      if (!link || (!ask && window.confirm(t("leave")))) return;
      event.preventDefault();
      event.stopPropagation();
      ask?.(link.href);
    };
    // Before the link itself hears of it.
    document.addEventListener("click", onClick, { capture: true });
    return () => document.removeEventListener("click", onClick, { capture: true });
  }, [unsaved, ask, t]);
}

function linkAway(event: MouseEvent): HTMLAnchorElement | undefined {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || event.button !== 0) return undefined;
  // A link that shows something on this very page says so.
  if ("stays" in link.dataset || link.target !== "" || link.download !== "") return undefined;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const { origin, pathname, search } = new URL(link.href);
  const away = origin !== location.origin || pathname !== location.pathname || search !== location.search;
  return away ? link : undefined;
}
