import type { Day } from "#lib/base/dates.ts";
import type { DocumentKind, InvoiceState } from "#prisma/client/enums.ts";

/**
 * What a person sees: an issued document past its due date is overdue, and nobody has to mark it so. A credit note is
 * never: its customer owes nothing.
 */
export type ShownState = InvoiceState | "overdue";
export const shownStates: readonly ShownState[] = ["draft", "issued", "overdue", "paid", "cancelled"];

export function shownState(
  { state, kind, dueOn }: { state: InvoiceState; kind: DocumentKind; dueOn: Day },
  today: Day,
): ShownState {
  return state === "issued" && kind !== "creditNote" && dueOn < today ? "overdue" : state;
}
