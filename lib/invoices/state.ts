import type { Day } from "#lib/base/dates.ts";
import type { InvoiceState } from "#prisma/client/enums.ts";

/** What a person sees: an issued invoice past its due date is overdue, and nobody has to mark it so. */
export type ShownState = InvoiceState | "overdue";
export const shownStates: readonly ShownState[] = ["draft", "issued", "overdue", "paid", "cancelled"];

export function shownState(state: InvoiceState, dueOn: Day, today: Day): ShownState {
  return state === "issued" && dueOn < today ? "overdue" : state;
}
