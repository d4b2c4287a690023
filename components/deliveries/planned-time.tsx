"use client";

import { useZonedMoment } from "#components/ui/use-zone-name.ts";

/** When a planned mail goes, by the clocks of the company. */
export function PlannedTime({ moment, timeZone }: { moment: Date; timeZone: string }) {
  return (
    <time dateTime={moment.toISOString()} className="tabular-nums">
      {useZonedMoment(moment, timeZone)}
    </time>
  );
}
