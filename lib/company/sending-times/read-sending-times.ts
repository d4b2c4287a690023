import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { undoChoices, weekdays } from "./choices.ts";
import type { SendingTimesForm } from "./schema.ts";

const shown = {
  undoSeconds: true,
  timeZone: true,
  windowDays: true,
  windowFrom: true,
  windowTo: true,
} as const;

/** When a company's mail goes, as the form shows it. */
export async function readSendingTimes({ id }: Pick<ActingCompany, "id">): Promise<SendingTimesForm> {
  const company = await db().company.findUniqueOrThrow({ where: { id }, select: shown });
  return {
    // The nearest that is offered, should the operator have set another.
    undoSeconds: undoChoices.findLast((choice) => Number(choice) <= company.undoSeconds) ?? "0",
    timeZone: company.timeZone,
    days: weekdays.filter((day) => company.windowDays.includes(Number(day))),
    from: timeOf(company.windowFrom),
    to: timeOf(company.windowTo),
  };
}

function timeOf(minutes: number | null): string {
  if (minutes === null) return "";
  const two = (count: number) => String(count).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
