"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";

/**
 * Keeps the page that it stands on true: reads it anew whenever a delivery of the company changes. The
 * stream is closed while the page is hidden, and whatever was missed is read when it comes back.
 */
export function LiveRefresh() {
  const router = useRouter();
  const [reading, startReading] = useTransition();
  const changedMeanwhile = useRef(false);
  const busy = useRef(false);

  useEffect(() => {
    const read = () => {
      if (busy.current) changedMeanwhile.current = true;
      else startReading(() => router.refresh());
    };
    let source: EventSource | undefined;
    const follow = () => {
      source?.close();
      source = undefined;
      if (document.hidden) return;
      source = new EventSource("/api/deliveries/events");
      source.onopen = read;
      source.onmessage = read;
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      source?.close();
    };
  }, [router]);

  useEffect(() => {
    busy.current = reading;
    if (reading || !changedMeanwhile.current) return;
    changedMeanwhile.current = false;
    startReading(() => router.refresh());
  }, [reading, router]);

  return null;
}
