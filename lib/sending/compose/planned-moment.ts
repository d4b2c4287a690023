import { UserError } from "#lib/base/errors.ts";
import { momentAt } from "#lib/base/zoned-time.ts";
import { MAX_DAYS_AHEAD } from "./choices.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The moment of a time that a person chose, as clocks of their zone show it; null where they chose none. Pure but for
 * the clock.
 * @param typed `2026-12-01T09:00`, or empty
 * @throws UserError at plannedFor: `plannedPast`, `plannedTooFar`
 */
export function plannedMoment(typed: string, timeZone: string, now = new Date()): Date | null {
  if (typed === "") return null;
  const [day = "", time = ""] = typed.split("T");
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const moment = momentAt(day, 60 * hours + minutes, timeZone);
  const ahead = moment.getTime() - now.getTime();
  const field = "plannedFor";
  if (ahead <= 0) throw new UserError("plannedPast", { field });
  if (ahead > MAX_DAYS_AHEAD * DAY_MS) throw new UserError("plannedTooFar", { field });
  return moment;
}
