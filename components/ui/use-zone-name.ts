"use client";

import { useLocale } from "next-intl";
import { useSyncExternalStore } from "react";
import { formatMoment } from "#lib/base/dates.ts";

const never = () => () => {};
const own = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The name of a time zone, for whoever's own clock shows another time at that moment; else "". */
export function useZoneName(timeZone: string, moment: Date): string {
  // The server does not know the reader's clock.
  const reader = useSyncExternalStore(never, own, () => timeZone);
  return sameClocks(timeZone, reader, moment) ? "" : timeZone.replaceAll("_", " ");
}

/** A moment by the clocks of a zone, with the zone's name where the reader's own clock shows another time. */
export function useZonedMoment(moment: Date, timeZone: string): string {
  const name = useZoneName(timeZone, moment);
  const shown = formatMoment(moment, useLocale(), timeZone);
  return name ? `${shown} (${name})` : shown;
}

function sameClocks(one: string, other: string, moment: Date): boolean {
  if (one === other) return true;
  const clock = (timeZone: string) => formatMoment(moment, "en", timeZone);
  return clock(one) === clock(other);
}
