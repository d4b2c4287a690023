"use client";

import { useEffect } from "react";

/**
 * Says once that a person has the page before their eyes. Programs that only fetch addresses, as filters of mail do,
 * run none of this.
 */
export function NoteView({ href }: { href: string }) {
  useEffect(() => {
    const note = () => {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", note);
      // Lost without a network; the page does not depend on it.
      void fetch(href, { method: "POST", keepalive: true }).catch(() => {});
    };
    document.addEventListener("visibilitychange", note);
    note();
    return () => document.removeEventListener("visibilitychange", note);
  }, [href]);
  return null;
}
