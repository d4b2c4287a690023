"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

/** While there is something unsaved, leaving asks first: by a link of the app, and by closing or reloading the page. */
export function useLeaveGuard(unsaved: boolean): void {
  const t = useTranslations("common");
  useEffect(() => {
    if (!unsaved) return;
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      if (!leadsAway(event) || window.confirm(t("leave"))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", onClose);
    // Before the link itself hears of it.
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onClose);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [unsaved, t]);
}

function leadsAway(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || event.button !== 0) return false;
  // A link that shows something on this very page says so.
  if ("stays" in link.dataset || link.target !== "" || event.ctrlKey || event.metaKey || event.shiftKey)
    return false;
  const { origin, pathname, search } = new URL(link.href);
  return origin !== location.origin || pathname !== location.pathname || search !== location.search;
}
