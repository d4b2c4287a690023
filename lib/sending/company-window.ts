import type { SendingWindow } from "./window.ts";

/** The columns of a company that its window is made of. */
export const windowShown = { windowDays: true, windowFrom: true, windowTo: true, timeZone: true } as const;

export type WindowRow = {
  windowDays: number[];
  windowFrom: number | null;
  windowTo: number | null;
  timeZone: string;
};

/** When mail of a company that nobody waits for may go. Pure. */
export function windowOf({
  windowDays: days,
  windowFrom: from,
  windowTo: to,
  timeZone,
}: WindowRow): SendingWindow {
  return { days, from, to, timeZone };
}
